"""Texts on their way, and what texts said before they were edited: for their authors."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from samar.discussions.models.replies import Reply
from samar.discussions.models.threads import Thread
from samar.kit.clock import now
from samar.kit.ids import new_public_id
from samar.people.models import Persona
from samar.people.viewer import Viewer

SHOWN = 80  # characters of a draft by which its author knows it


class RevisionQuerySet(models.QuerySet["Revision"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Earlier versions of the viewer's own words, or of all that others could read for those who moderate."""
        if not viewer.signed_in:
            return self.none()
        mine = Q(thread__author=viewer.persona_id) | Q(reply__author=viewer.persona_id)
        return self.filter(mine | Q(was_shared=True) if viewer.moderates else mine)


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """The viewer's own drafts."""
        return self.filter(author=viewer.persona_id) if viewer.signed_in else self.none()


class Revision(models.Model):
    """What a text said before it was edited: for its author, and for moderators if others could read it then."""

    thread = models.ForeignKey(Thread, models.CASCADE, null=True, related_name="revisions")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="revisions")
    title = models.CharField(max_length=200, blank=True)
    source = models.TextField()
    written_at = models.DateTimeField()
    was_shared = models.BooleanField(default=True)

    objects = RevisionQuerySet.as_manager()

    TIERS: ClassVar = {"T0": "id thread reply written_at was_shared", "T1": "title source"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(thread__isnull=False, reply__isnull=True) | Q(thread__isnull=True, reply__isnull=False),
                name="revision_of_one",
            )
        ]


class Draft(models.Model):
    """A text on its way: kept as it is typed, for its author alone, in no index."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    author = models.ForeignKey(Persona, models.CASCADE, related_name="drafts")
    fields = models.JSONField()  # the form's fields as typed
    answers = models.ForeignKey(Thread, models.CASCADE, null=True, related_name="+")  # the thread a reply is for
    kept_at = models.DateTimeField(default=now)

    objects = DraftQuerySet.as_manager()

    TIERS: ClassVar = {"T0": "id public_id author answers kept_at", "T1": "fields"}

    class Meta:
        indexes = [models.Index(fields=["author", "-id"], name="draft_author")]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "answers"], condition=Q(answers__isnull=False), name="draft_of_reply_once"
            )
        ]

    @property
    def first_words(self) -> str:
        """The title, or the first words of the text, by which its author knows it again."""
        typed = [" ".join(text.split()) for name in ("title", "body") for text in self.fields.get(name, [])[:1]]
        return next((text[:SHOWN] for text in typed if text), "")
