"""Domain events: written inside the transaction, told to handlers afterwards, at least once each."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, NamedTuple, cast, dataclass_transform

from django.db import connection, models, transaction

from samar.kit import wake
from samar.kit.clock import now
from samar.kit.deeds import save_new
from samar.kit.models import OutboxEvent

type Handler = Callable[[Any], None]

_events: dict[str, type] = {}
_handlers: dict[str, dict[str, Handler]] = defaultdict(dict)


class Position(NamedTuple):
    """Where in the order of commits an event stands (see `events_after`)."""

    transaction: int
    id: int


START = Position(-1, 0)


@dataclass_transform(frozen_default=True)
def event[T: type](cls: T) -> T:
    """Make a class of ids a domain event, known by its room and name, such as "discussions.ReplyPublished"."""
    made = cast("T", dataclass(frozen=True, slots=True)(cls))
    _events[name_of(made)] = made
    return made


def publish(happened: object) -> None:
    """Write `happened` into the outbox of the present transaction; the commit only wakes whoever handles it.

    What nobody handles is written as handled: it is there for the streams (kit.live).
    Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("publish an event inside the transaction in which it happens")
    name = name_of(type(happened))
    save_new(
        OutboxEvent(
            name=name,
            payload=asdict(happened),  # type: ignore[call-overload]
            handled_at=None if _handlers.get(name) else now(),
        )
    )
    transaction.on_commit(wake.wake, robust=True)  # a wake-up that fails makes things late and nothing else


def handles(event_class: type) -> Callable[[Handler], Handler]:
    """Let the decorated function be called with each `event_class`, in a transaction of its own.

    It must bear being called twice, and it waits for nothing outside the database: while it runs, it may hold the
    one write lock that SQLite has.
    """

    def register(handler: Handler) -> Handler:
        _handlers[name_of(event_class)][f"{handler.__module__}.{handler.__qualname__}"] = handler
        return handler

    return register


def name_of(event_class: type) -> str:
    """The name of an event: its room and its class."""
    return f"{event_class.__module__.split('.')[1]}.{event_class.__name__}"


def handlers_of(name: str) -> dict[str, Handler]:
    """Who handles the events called `name`, each by its own name."""
    return _handlers.get(name, {})


def read(row: OutboxEvent) -> Any:
    """The event that `row` keeps. Raises TypeError where an older version wrote other fields, KeyError for none."""
    return _events[row.name](**row.payload)


def events_after(position: Position, names: Iterable[str], most: int) -> list[OutboxEvent]:
    """At most `most` events called one of `names` that were committed after `position`, in the order of `place`.

    On PostgreSQL a number may become visible after a higher one, so a reader that remembers the highest number would
    miss it. Here only rows are read whose transaction is older than every transaction still running
    (pg_snapshot_xmin): nothing can appear any more before them. A long transaction makes readers late, never wrong.
    Source: https://www.postgresql.org/docs/15/functions-info.html#FUNCTIONS-PG-SNAPSHOT
    """
    after = models.Q(transaction__gt=position.transaction) | models.Q(
        transaction=position.transaction, id__gt=position.id
    )
    rows = _settled().filter(after, transaction__gte=position.transaction, name__in=list(names))
    return list(rows.order_by("transaction", "id")[:most])


def place(row: OutboxEvent) -> Position:
    """Where `row` stands in the order of commits."""
    return Position(row.transaction, row.id)


def latest_position() -> Position:
    """Where the last settled event stands: what comes after it is news."""
    last = _settled().order_by("-transaction", "-id").values_list("transaction", "id").first()
    return Position(*last) if last else START


def position_of(event_id: int) -> Position | None:
    """Where the event with the internal number `event_id` stands; None once it is no longer kept."""
    found = OutboxEvent.objects.filter(id=event_id).values_list("transaction", "id").first()
    return Position(*found) if found else None


def _settled() -> models.QuerySet[OutboxEvent]:
    if connection.vendor != "postgresql":
        return OutboxEvent.objects.all()
    return OutboxEvent.objects.filter(transaction__lt=_OLDEST_RUNNING())


_OLDEST_RUNNING = partial(
    models.Func,
    template="pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
    output_field=models.BigIntegerField(),
)
