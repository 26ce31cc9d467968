"""Erasing the words of people who leave, without taking the words of others along."""

from collections.abc import Collection

from django.db import transaction

from samar.discussions.actions.locking import lock_threads_of
from samar.discussions.actions.removing import drop_reply, drop_thread
from samar.discussions.actions.responses import count_responses
from samar.discussions.actions.versions import touch, touch_lists, touch_names
from samar.discussions.models import Draft, Reply, Response, Thread


def erase_words(*, personas: Collection[int]) -> None:
    """Remove everything that `personas` (numbers) wrote, quoted words, responses and drafts too.

    What others have answered leaves a placeholder without an author. Runs in the transaction that erases the people.
    """
    with transaction.atomic():
        lock_threads_of(personas)
        for given in Response.objects.filter(persona__in=personas).select_related("thread", "reply"):
            _take_back(given)
        for answer in Reply.objects.filter(author__in=personas).select_related("thread").order_by("-id"):
            _drop(answer)
        for thread in Thread.objects.filter(author__in=personas):
            drop_thread(thread)
        Reply.objects.filter(quoted__in=personas).update(quote="", quoted=None)
        Reply.objects.filter(author__in=personas).update(author=None)
        Thread.objects.filter(author__in=personas).update(author=None)
        Draft.objects.filter(author__in=personas).delete()
        touch_lists()
        touch_names()


def _take_back(given: Response) -> None:
    words = Reply.objects.get(id=given.reply_id) if given.reply_id else Thread.objects.get(id=given.thread_id)
    kind = given.kind
    given.delete()
    count_responses(words, kind, -1)
    touch(given.thread_id)


def _drop(answer: Reply) -> None:
    if answer.is_removed:
        return
    current = Reply.objects.filter(id=answer.id).first()
    if current is not None:
        drop_reply(current, Thread.objects.get(id=answer.thread_id))
