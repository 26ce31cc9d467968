"""What the kit remembers: events on their way, forms that were already taken, and when duties are due."""

from typing import Any, ClassVar

from django.db import models

from samar.kit.clock import now


class PresentTransaction(models.Func):
    """The number of the writing transaction: on PostgreSQL numbers of rows may become visible out of their order.

    SQLite has one writer at a time, whose numbers are in order: nothing more is needed there.
    """

    output_field = models.BigIntegerField()

    def as_sql(self, *_of_the_query: Any, **_extra: Any) -> tuple[str, tuple[Any, ...]]:
        return "0", ()

    def as_postgresql(self, *_of_the_query: Any, **_extra: Any) -> tuple[str, tuple[Any, ...]]:
        return "pg_current_xact_id()::text::bigint", ()


class OutboxEvent(models.Model):
    """Something that happened, written in the transaction in which it happened. `payload` holds ids only."""

    name = models.CharField(max_length=60)
    payload = models.JSONField()
    happened_at = models.DateTimeField(default=now)
    handled_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=now)
    transaction = models.BigIntegerField(db_default=PresentTransaction())

    TIERS: ClassVar = {"T0": "id name payload happened_at handled_at attempts next_try_at transaction"}

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at", "id"], condition=models.Q(handled_at__isnull=True), name="outbox_pending"
            ),
            models.Index(fields=["transaction", "id"], name="outbox_order"),
        ]


class HandledEvent(models.Model):
    """That a handler has done its part, written in the same transaction as what it did."""

    event = models.ForeignKey(OutboxEvent, models.CASCADE, related_name="handled")
    handler = models.CharField(max_length=120)

    TIERS: ClassVar = {"T0": "id event handler"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "handler"], name="handled_once")]


class OnceKey(models.Model):
    """A form that was taken, and where it led: sent again, it leads there and does nothing more."""

    scope = models.CharField(max_length=64)  # digest of session and route
    key = models.CharField(max_length=32)
    location = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=now, db_index=True)

    TIERS: ClassVar = {"T0": "id scope key location created_at"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="once_key")]


class DueDuty(models.Model):
    """When something that is done again and again is next to be done (kit.worker)."""

    name = models.CharField(max_length=120, primary_key=True)
    due_at = models.DateTimeField(default=now)

    TIERS: ClassVar = {"T0": "name due_at"}
