"""Telling that what visitors see has changed, in the transaction that changes it."""

from django.db.models import F

from samar.discussions.models import Thread, WebVersion
from samar.discussions.models.threads import LISTS, NAMES
from samar.kit.deeds import Change, done_often


def touch(thread_id: int, **changes: object) -> None:
    """Change the thread's row by `changes` and let pages kept of it go."""
    Thread.objects.filter(id=thread_id).update(version=F("version") + 1, **changes)


@done_often
def touch_answered(thread: int, by_new_voice: bool) -> Change:  # noqa: FBT001
    """As `touch`, for one more reply, perhaps by someone who had not spoken in the thread before."""
    heard = {"awaits_reply": False, "voices": F("voices") + 1} if by_new_voice else {}
    return Thread.objects.filter(id=thread), {"version": F("version") + 1, "reply_count": F("reply_count") + 1, **heard}


def touch_lists() -> None:
    """Let the lists kept for visitors go."""
    _grow(LISTS)


def touch_names() -> None:
    """Let everything kept for visitors go, because a name in it changed."""
    _grow(NAMES)


def _grow(name: str) -> None:
    if not _grown(name):
        WebVersion.objects.bulk_create([WebVersion(name=name)], ignore_conflicts=True)
        _grown(name)


@done_often
def _grown(name: str) -> Change:
    return WebVersion.objects.filter(name=name), {"number": F("number") + 1}
