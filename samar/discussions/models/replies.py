"""Answers and responses in a thread."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from samar.discussions.models.readers import may_read
from samar.discussions.models.threads import Thread, Words
from samar.discussions.models.vocabulary import ResponseKind
from samar.people.models import Persona
from samar.people.viewer import Viewer


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Replies in threads that `viewer` may read, by no one hidden from them."""
        replies = self.filter(may_read(viewer, "thread__"))
        return replies.exclude(author__in=viewer.hidden) if viewer.hidden else replies


class Reply(Words):
    """An answer in a thread, or to a reply: one level deep."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="replies", db_index=False)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")  # the top, when nested
    top = models.PositiveBigIntegerField()  # the id of the reply that starts this exchange; its own when it is one
    quote = models.TextField(blank=True)  # the words quoted
    quoted = models.ForeignKey(Persona, models.SET_NULL, null=True, related_name="+")  # and who said them
    has_helped = models.BooleanField(default=False)  # the asker of a question said so

    objects = ReplyQuerySet.as_manager()

    TIERS: ClassVar = {
        "T0": "id public_id author source html lang notes own_note created_at edited_at is_removed "
        "heard thread parent top quote quoted has_helped"
    }

    class Meta:
        indexes = [
            models.Index(fields=["thread", "top", "id"], name="reply_in_order"),
            models.Index(fields=["author", "thread"], name="reply_of_author"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=False) | Q(is_removed=True), name="reply_words_have_an_author"
            )
        ]


class Response(models.Model):
    """One persona's response of one kind to a thread, or to a reply of it."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="responses")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="responses")
    persona = models.ForeignKey(Persona, models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=ResponseKind)

    TIERS: ClassVar = {"T0": "id thread reply persona kind"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "persona", "kind"],
                condition=Q(reply__isnull=True),
                name="response_to_thread_once",
            ),
            models.UniqueConstraint(fields=["reply", "persona", "kind"], name="response_to_reply_once"),
        ]
        indexes = [models.Index(fields=["persona", "thread"], name="response_of_persona")]
