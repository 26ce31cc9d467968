"""What is new for someone."""

from typing import Any

from django.db.models import QuerySet

from samar.kit.questions import asked_often
from samar.notifications.models import Bell, Notice
from samar.people.viewer import Viewer


def unread_count(viewer: Viewer) -> int:
    """How many lines of the bell `viewer` has not read; 0 for visitors."""
    if not viewer.signed_in:
        return 0
    rows = _bell(viewer)
    return rows[0][0] if rows else 0


@asked_often
def unread_lines(viewer: Viewer, subject: str) -> QuerySet[Any, Any]:
    """A row when there is a line that `viewer` has not read, about `subject` where it is not empty."""
    which = {"subject": subject} if subject else {}
    return Notice.objects.visible_to(viewer).filter(is_read=False, **which).values_list("id")[:1]


@asked_often
def _bell(viewer: Viewer) -> QuerySet[Any, Any]:
    return Bell.objects.filter(persona=viewer.persona_id).values_list("unread")
