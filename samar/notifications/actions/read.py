"""Having read what the bell said."""

from django.db import transaction

from samar.kit.outbox import publish
from samar.notifications.events import BellRang
from samar.notifications.models import Bell, Notice
from samar.notifications.queries.unread import unread_lines
from samar.people.viewer import Viewer


def read_all(*, reader: Viewer) -> bool:
    """Everything in the reader's bell is read; whether something was new."""
    return _read(reader, "")


def read_about(*, reader: Viewer, subject: str) -> bool:
    """What the bell says about `subject` (a public id) is read, because the reader has opened it.

    Returns whether something was new. One small query where nothing was.
    """
    return _read(reader, subject)


def _read(reader: Viewer, subject: str) -> bool:
    """Mark and count again, in one transaction, so that the count can never drift."""
    if reader.persona_id is None or not unread_lines(reader, subject):
        return False
    which = {"subject": subject} if subject else {}
    unread = Notice.objects.visible_to(reader).filter(is_read=False, **which)
    with transaction.atomic():
        bell = Bell.objects.select_for_update().filter(persona=reader.persona_id)
        bell.first()  # whoever rings meanwhile waits
        unread.update(is_read=True)
        bell.update(unread=Notice.objects.visible_to(reader).filter(is_read=False).count())
        publish(BellRang(reader.persona_id))
    return True
