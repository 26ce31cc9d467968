"""Many people in one thread at the same moment: nobody's act fails, and the numbers are right afterwards."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connections

from samar.discussions.actions import (
    edit_reply,
    erase_words,
    remove_reply,
    respond,
    take_back_response,
    written,
)
from samar.discussions.models import Reply, Response
from samar.discussions.models import Thread as Text
from samar.kit.errors import NotHere, Refused
from tests.discussions.words import again, answered, told
from tests.people import person, viewer

pytestmark = pytest.mark.django_db(transaction=True)

type Act = Callable[[], object]


def at_once(acts: Sequence[Act]) -> list[str]:
    """Do all `acts` in threads of their own, beginning together; the kinds of what failed and was no rule's no."""
    start, failed = Barrier(len(acts)), []

    def do(act: Act) -> None:
        start.wait()
        try:
            act()
        except (Refused, NotHere):
            return
        except Exception as problem:  # noqa: BLE001  told by the test
            failed.append(type(problem).__name__)
        finally:
            connections.close_all()

    threads = [Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def counts(thread: Text) -> tuple[object, ...]:
    """What is kept of a thread's numbers."""
    now = again(thread)
    return now.reply_count, now.voices, now.awaits_reply, {kind: count for kind, (count, _who) in now.heard.items()}


def counted(thread: Text) -> tuple[object, ...]:
    """The same numbers, counted."""
    standing = Reply.objects.filter(thread=thread, is_removed=False)
    voices = standing.exclude(author=thread.author_id).values("author").distinct().count()
    heard = Response.objects.filter(thread=thread, reply=None)
    kinds = set(heard.values_list("kind", flat=True))
    return standing.count(), voices, not voices, {kind: heard.filter(kind=kind).count() for kind in kinds}


def test_answering_editing_responding_and_taking_back_at_once() -> None:
    for _ in range(3):
        asker, people = person(), [person() for _ in range(4)]
        thread = told(asker)
        acts: list[Act] = []
        for who, answer in [(who, answered(who, thread)) for who in people]:
            acts += [
                partial(edit_reply, author=viewer(who), reply=answer, words=written(body="new")),
                partial(remove_reply, author=viewer(who), reply=answer),
                partial(respond, persona=viewer(asker), thread=thread, kind="hug", reply=answer),
                partial(respond, persona=viewer(who), thread=thread, kind="hear"),
                partial(answered, who, thread),
            ]
        assert at_once(acts) == []
        assert counts(thread) == counted(thread)


def test_some_are_erased_while_others_answer_and_respond() -> None:
    for _ in range(3):
        people = [person() for _ in range(5)]
        thread = told(person())
        gone, staying = people[:2], people[2:]
        answers = [answered(who, thread) for who in gone]
        for who in people:
            respond(persona=viewer(who), thread=thread, kind="hear")
        acts: list[Act] = [partial(erase_words, personas=[who.pk]) for who in gone]
        for who in staying:
            acts += [
                partial(respond, persona=viewer(who), thread=thread, kind="hug"),
                partial(take_back_response, persona=viewer(who), thread=thread, kind="hear"),
                *(partial(answered, who, thread, parent=answer) for answer in answers),
            ]
        assert at_once(acts) == []
        assert counts(thread) == counted(thread)
