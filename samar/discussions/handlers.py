"""Who learns of an answer or a response."""

from typing import Any

from django.db.models import QuerySet

from samar.discussions.events import ReplyHelped, ReplyPublished, ResponseGiven
from samar.discussions.mentions import mentioned
from samar.discussions.models import Reply, Response, Thread
from samar.kit.outbox import handles
from samar.kit.questions import asked_often
from samar.notifications.actions import notify
from samar.people.queries import may_reach


@handles(ReplyPublished)
def tell_whom_it_answers(event: ReplyPublished) -> None:
    """Tell the author of the thread, of the reply answered, and whoever is quoted or mentioned, once each."""
    for thread_id, speaker, answered, quoted, source in _answer(event.reply):
        (thread,) = _thread(thread_id)
        _tell(thread.author_id, "reply", thread, speaker)
        for persona in dict.fromkeys([answered, quoted, *mentioned(source)]):
            if persona != thread.author_id:
                _tell(persona, "answer", thread, speaker)


@handles(ResponseGiven)
def tell_who_was_heard(event: ResponseGiven) -> None:
    """Tell the author of the words that someone responded to them."""
    given = Response.objects.select_related("thread", "reply").filter(id=event.response).first()
    if given is None:
        return
    words = given.reply or given.thread
    _tell(words.author_id, "reply-heard" if given.reply else "heard", given.thread, given.persona_id)


@handles(ReplyHelped)
def tell_who_helped(event: ReplyHelped) -> None:
    """Tell the author of a reply that it helped."""
    answer = Reply.objects.select_related("thread").filter(id=event.reply, has_helped=True).first()
    if answer is not None:
        _tell(answer.author_id, "helped", answer.thread, answer.thread.author_id)


@asked_often
def _answer(reply: int) -> QuerySet[Any, Any]:
    found = Reply.objects.filter(id=reply, is_removed=False)
    return found.values_list("thread_id", "author_id", "parent__author_id", "quoted_id", "source")


@asked_often
def _thread(thread: int) -> QuerySet[Thread]:
    return Thread.objects.filter(id=thread)


def _tell(persona: int | None, kind: str, thread: Thread, actor: int | None) -> None:
    """Ring the bell of `persona`, when they and the actor are still here and the thread is theirs to read."""
    if persona is not None and actor is not None and _may_still_read(persona, thread):
        notify(recipient_id=persona, kind=kind, subject=thread.public_id, actor_id=actor)


def _may_still_read(persona: int, thread: Thread) -> bool:
    """A line of the bell must not lead to what its reader cannot open, such as a thread across a block."""
    if persona == thread.author_id:
        return True
    is_shared = thread.is_listed or thread.is_removed
    return is_shared and (thread.author_id is None or may_reach(thread.author_id, persona))
