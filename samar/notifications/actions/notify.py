"""Adding to someone's bell."""

from django.db import transaction
from django.db.models import F

from samar.kit.outbox import publish
from samar.notifications.events import BellRang
from samar.notifications.models import Bell, Notice
from samar.people.queries.reach import may_reach


def notify(*, recipient_id: int, kind: str, subject: str, actor_id: int) -> None:
    """Tell the persona `recipient_id` that `actor_id` did something of `kind` about `subject` (a public id).

    While a line of this kind about this subject is unread, it grows instead of another being added. Nothing happens
    for one's own doing, nor when a block or a mute stands between the two: the actor notices no difference.
    """
    if recipient_id == actor_id or not may_reach(actor_id, recipient_id):
        return
    with transaction.atomic():
        unread = Notice.objects.select_for_update().filter(recipient=recipient_id, is_read=False)
        line = unread.filter(kind=kind, subject=subject)
        others = 0
        if (earlier := line.first()) is None:
            _ring(recipient_id)
        else:  # the line moves to the top of the bell and names the latest
            others = earlier.others + (earlier.actor_id != actor_id)
            earlier.delete()
        Notice.objects.create(recipient_id=recipient_id, kind=kind, subject=subject, actor_id=actor_id, others=others)
        publish(BellRang(recipient_id))


def _ring(persona_id: int) -> None:
    Bell.objects.get_or_create(persona_id=persona_id)
    Bell.objects.filter(persona=persona_id).update(unread=F("unread") + 1)
