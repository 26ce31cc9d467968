"""Adding to someone's bell."""

from django.db import transaction
from django.db.models import F, QuerySet

from samar.kit.deeds import GONE, Change, done_often, save_new
from samar.kit.outbox import publish
from samar.kit.questions import asked_often
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
        others = 0
        if not (earlier := _unread_line(recipient_id, kind, subject)):
            _ring(recipient_id)
        for line in earlier:  # it moves to the top of the bell and names the latest
            others = line.others + (line.actor_id != actor_id)
            _remove(line.id)
        save_new(Notice(recipient_id=recipient_id, kind=kind, subject=subject, actor_id=actor_id, others=others))
        publish(BellRang(recipient_id))


def _ring(persona_id: int) -> None:
    if not _one_more(persona_id):
        Bell.objects.get_or_create(persona_id=persona_id)
        _one_more(persona_id)


@asked_often
def _unread_line(recipient: int, kind: str, subject: str) -> QuerySet[Notice]:
    unread = Notice.objects.select_for_update().filter(recipient=recipient, is_read=False)
    return unread.filter(kind=kind, subject=subject)


@done_often
def _remove(line: int) -> Change:
    return Notice.objects.filter(id=line), GONE


@done_often
def _one_more(persona: int) -> Change:
    return Bell.objects.filter(persona=persona), {"unread": F("unread") + 1}
