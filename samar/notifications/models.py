"""What happened for someone while they were away, and how much of it is new."""

from typing import ClassVar, Self

from django.db import models

from samar.kit.clock import now
from samar.people.models import Persona
from samar.people.viewer import Viewer


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """The viewer's own notices, without those about someone hidden from them."""
        if not viewer.signed_in:
            return self.none()
        own = self.filter(recipient=viewer.persona_id)
        return own.exclude(actor__in=viewer.hidden) if viewer.hidden else own


class Notice(models.Model):
    """One line of the bell. Things of one kind about one subject share a line until it is read."""

    recipient = models.ForeignKey(Persona, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=30)  # a kind registered in notifications.offers
    subject = models.CharField(max_length=16)  # the public id of what it is about
    actor = models.ForeignKey(Persona, models.CASCADE, null=True, related_name="+")  # the latest one
    others = models.PositiveIntegerField(default=0)  # how many more did the same
    happened_at = models.DateTimeField(default=now)
    is_read = models.BooleanField(default=False)

    objects = NoticeQuerySet.as_manager()
    TIERS: ClassVar = {"T0": "id", "T1": "recipient kind subject actor others happened_at is_read"}

    class Meta:
        indexes = [models.Index(fields=["recipient", "-id"], name="notice_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "subject"],
                condition=models.Q(is_read=False),
                name="notice_line_once",
            )
        ]


class Bell(models.Model):
    """How many lines are new for a persona: kept, not counted."""

    persona = models.OneToOneField(Persona, models.CASCADE, primary_key=True, related_name="bell")
    unread = models.PositiveIntegerField(default=0)

    TIERS: ClassVar = {"T0": "persona", "T1": "unread"}
