"""Having read what the bell said."""

from django.db import transaction

from samar.kit.outbox import publish
from samar.notifications.events import BellRang
from samar.notifications.models import Bell, Notice
from samar.people.viewer import Viewer


def read_all(*, reader: Viewer) -> None:
    """Everything in the reader's bell is read."""
    _read(reader, {})


def read_about(*, reader: Viewer, subject: str) -> None:
    """What the bell says about `subject` (a public id) is read, because the reader has opened it."""
    _read(reader, {"subject": subject})


def _read(reader: Viewer, which: dict[str, str]) -> None:
    """Mark and count again, in one transaction, so that the count can never drift."""
    if reader.persona_id is None:
        return
    unread = Notice.objects.visible_to(reader).filter(is_read=False, **which)
    if not unread.exists():
        return
    with transaction.atomic():
        bell = Bell.objects.select_for_update().filter(persona=reader.persona_id)
        bell.first()  # whoever rings meanwhile waits
        unread.update(is_read=True)
        bell.update(unread=Notice.objects.visible_to(reader).filter(is_read=False).count())
        publish(BellRang(reader.persona_id))
