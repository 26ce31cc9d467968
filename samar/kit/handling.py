"""Calling the handlers of what is in the outbox: each until it has done its part, none in the way of another."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django.db import models, transaction

from samar.kit import outbox
from samar.kit.clock import now
from samar.kit.models import HandledEvent, OutboxEvent
from samar.kit.trouble import Trial

MOST_EVENTS = 50  # in one transaction
LONGEST_HOLD = 0.01  # seconds in which no further event is begun: SQLite's writers wait for each other
LONGEST_DELAY = 3600  # seconds
MOST_ATTEMPTS_COUNTED = 1000
KEPT_DAYS = 2  # handled events stay this long for the streams that come back

log = logging.getLogger("samar.outbox")


def handle_due() -> int:
    """Handle events that are due, in one transaction, and tell how many were looked at.

    Each handler has a savepoint of its own in which its effects are, and beside them a HandledEvent. One that fails
    leaves nothing, is tried again after a growing delay, and stands in nobody's way. On PostgreSQL several workers
    share the events, since each locks its own and skips the others'.
    """
    if not _due().exists():  # asked first without the write lock
        return 0
    with transaction.atomic():
        return _handle(_claimed(_due().order_by("next_try_at", "id")[:MOST_EVENTS]))


def handle_due_warily() -> int:
    """Do as `handle_due`, but one by one, each delayed beforehand: a worker may have died of one of them.

    So an event that kills its worker comes back ever more rarely, and the others are handled meanwhile.
    """
    found = list(_due().order_by("next_try_at", "id").values_list("id", flat=True)[:MOST_EVENTS])
    for event_id in found:
        with transaction.atomic():
            for row in _claimed(_due().filter(id=event_id)):
                _try_later(row)
        with transaction.atomic():
            _handle(_claimed(OutboxEvent.objects.filter(id=event_id, handled_at=None)))
    return len(found)


def next_due_at() -> datetime | None:
    """When the next event is due; None when none is waiting."""
    waiting = OutboxEvent.objects.filter(handled_at=None).aggregate(next=models.Min("next_try_at"))
    return waiting["next"]  # type: ignore[no-any-return]


def forget_handled() -> None:
    """Delete what was handled more than two days ago, a little at a time."""
    old = OutboxEvent.objects.filter(handled_at__lt=now() - timedelta(days=KEPT_DAYS))
    while ids := list(old.values_list("id", flat=True)[:500]):
        OutboxEvent.objects.filter(id__in=ids).delete()


def _due() -> models.QuerySet[OutboxEvent]:
    return OutboxEvent.objects.filter(handled_at=None, next_try_at__lte=now())


def _claimed(rows: models.QuerySet[OutboxEvent]) -> list[OutboxEvent]:
    return list(rows.select_for_update(skip_locked=True))


def _handle(rows: list[OutboxEvent]) -> int:
    """Call the handlers of `rows` as long as that takes no longer than `LONGEST_HOLD`; tells of how many."""
    began, tried = monotonic(), 0
    before = set(HandledEvent.objects.filter(event__in=rows).values_list("event_id", "handler"))
    done: list[HandledEvent] = []
    finished: list[int] = []
    for row in rows:
        tried += 1
        names = [name for name in outbox.handlers_of(row.name) if (row.id, name) not in before]
        succeeded = [name for name in names if _succeeds(row, name)]
        done += [HandledEvent(event=row, handler=name) for name in succeeded]
        if len(succeeded) == len(names):
            finished.append(row.id)
        else:
            _try_later(row)
        if monotonic() - began > LONGEST_HOLD:
            break
    _note(done, finished)
    return tried


def _succeeds(row: OutboxEvent, name: str) -> bool:
    with Trial(log, f"{name} of event {row.id}") as trial, transaction.atomic():
        outbox.handlers_of(row.name)[name](outbox.read(row))
    return trial.succeeded


def _try_later(row: OutboxEvent) -> None:
    row.attempts = min(row.attempts + 1, MOST_ATTEMPTS_COUNTED)
    row.next_try_at = now() + timedelta(seconds=delay(row.attempts))
    row.save(update_fields=["attempts", "next_try_at"])


def delay(attempts: int) -> int:
    """Seconds to wait after the given number of failures: 1, 2, 4, and so on up to an hour."""
    return min(1 << min(attempts - 1, 12), LONGEST_DELAY)


def _note(done: Iterable[HandledEvent], finished: list[Any]) -> None:
    HandledEvent.objects.bulk_create(done)
    OutboxEvent.objects.filter(id__in=finished).update(handled_at=now())
