"""Events and handlers for the tests of the outbox: what was handled is written into the database itself."""

import os
import signal
from pathlib import Path

from django.conf import settings

from samar.kit.models import OnceKey
from samar.kit.outbox import event, handles

MAY_DIE = "TEST_DATABASE"  # set in worker processes only, not in the tests' own


@event
class LampLit:
    lamp: int


@event
class LampBroken:
    lamp: int


@event
class LampDeadly:
    lamp: int


@event
class LampSeen:
    """Nobody handles this one."""

    lamp: int


def trace(kind: str, lamp: int) -> None:
    """Leave a mark that a handler ran, in any table at hand that takes text."""
    OnceKey.objects.create(
        scope=kind, key=f"{lamp}.{OnceKey.objects.filter(scope=kind, key__startswith=f'{lamp}.').count()}"
    )


def traces(kind: str) -> list[int]:
    """The lamps for which a handler of `kind` left marks, once for each time, in order."""
    keys = OnceKey.objects.filter(scope=kind).order_by("id").values_list("key", flat=True)
    return [int(key.split(".")[0]) for key in keys]


def breaks(*, now: bool) -> None:
    """Let the handlers that can fail do so, or be well again, in every process."""
    marker = Path(settings.DATA_DIR) / "broken"
    if now:
        marker.touch()
    else:
        marker.unlink(missing_ok=True)


@handles(LampLit)
def note(happened: LampLit) -> None:
    trace("note", happened.lamp)


@handles(LampBroken)
def fail_at_times(happened: LampBroken) -> None:
    trace("fragile", happened.lamp)
    if (Path(settings.DATA_DIR) / "broken").exists():
        raise ValueError("a secret word")


@handles(LampBroken)
def note_broken(happened: LampBroken) -> None:
    trace("sturdy", happened.lamp)


@handles(LampDeadly)
def die_at_times(happened: LampDeadly) -> None:
    trace("deadly", happened.lamp)
    if (Path(settings.DATA_DIR) / "broken").exists() and MAY_DIE in os.environ:
        os.kill(os.getpid(), signal.SIGKILL)
