"""What is new for someone."""

from samar.notifications.models import Bell
from samar.people.viewer import Viewer


def unread_count(viewer: Viewer) -> int:
    """How many lines of the bell `viewer` has not read; 0 for visitors."""
    if not viewer.signed_in:
        return 0
    return Bell.objects.filter(persona=viewer.persona_id).values_list("unread", flat=True).first() or 0
