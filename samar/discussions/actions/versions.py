"""Telling that what visitors see has changed, in the transaction that changes it."""

from django.db.models import F

from samar.discussions.models import Thread, WebVersion
from samar.discussions.models.threads import LISTS, NAMES


def touch(thread_id: int, **changes: object) -> None:
    """Change the thread's row by `changes` and let pages kept of it go."""
    Thread.objects.filter(id=thread_id).update(version=F("version") + 1, **changes)


def touch_lists() -> None:
    """Let the lists kept for visitors go."""
    _grow(LISTS)


def touch_names() -> None:
    """Let everything kept for visitors go, because a name in it changed."""
    _grow(NAMES)


def _grow(name: str) -> None:
    if not WebVersion.objects.filter(name=name).update(number=F("number") + 1):
        WebVersion.objects.bulk_create([WebVersion(name=name)], ignore_conflicts=True)
        WebVersion.objects.filter(name=name).update(number=F("number") + 1)
