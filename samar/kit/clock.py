"""One clock, so that tests can set it and what happened can be told again in its own time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_retold: ContextVar[datetime | None] = ContextVar("retold", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _retold.get() or datetime.now(UTC)


def today() -> date:
    """The present day, in UTC."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let `moment` be the present for what is done within, in this thread: a past that is told again."""
    token = _retold.set(moment)
    try:
        yield
    finally:
        _retold.reset(token)
