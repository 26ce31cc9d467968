"""Domain events: written inside the transaction, told to handlers afterwards, at least once each."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, dataclass_transform

from django.db import transaction

from samar.kit import wake
from samar.kit.models import OutboxEvent

type Handler = Callable[[Any], None]

_events: dict[str, type] = {}
_handlers: dict[str, list[Handler]] = defaultdict(list)


@dataclass_transform(frozen_default=True)
def event[T: type](cls: T) -> T:
    """Make a class of ids a domain event, known by its room and name, such as "discussions.ReplyPublished"."""
    made = dataclass(frozen=True, slots=True)(cls)
    _events[name_of(made)] = made
    return made


def publish(happened: object) -> None:
    """Write `happened` into the outbox of the present transaction; the commit only wakes whoever handles it.

    Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("publish an event inside the transaction in which it happens")
    OutboxEvent.objects.create(name=name_of(type(happened)), payload=asdict(happened))  # type: ignore[call-overload]
    transaction.on_commit(wake.wake)


def handles(event_class: type) -> Callable[[Handler], Handler]:
    """Let the decorated function be called with each `event_class`. It must bear being called twice."""

    def register(handler: Handler) -> Handler:
        _handlers[name_of(event_class)].append(handler)
        return handler

    return register


def name_of(event_class: type) -> str:
    """The name of an event: its room and its class."""
    return f"{event_class.__module__.split('.')[1]}.{event_class.__name__}"
