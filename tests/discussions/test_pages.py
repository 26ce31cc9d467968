"""A long conversation: its order, its pages and its cost."""

from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samar.discussions.actions import remove_reply, respond
from samar.discussions.models import Reply, Thread
from samar.discussions.queries import reply_address, reply_for_reader, thread_page
from samar.people.models import Block, Persona
from tests.discussions.words import answered, told
from tests.people import VISITOR, person, viewer

pytestmark = pytest.mark.django_db


def bodies(html: str) -> list[int]:
    """Which numbered replies stand on a page, in its order."""
    return [int(part.split(" ", 1)[0]) for part in html.split("number ")[1:]]


def numbered(author: Persona, thread: Thread, count: int, parent: Reply | None = None, start: int = 0) -> list[Reply]:
    return [answered(author, thread, f"number {start + n} .", parent=parent) for n in range(count)]


def test_answers_stand_under_what_they_answer(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    first, second = numbered(rowan, thread, 2)
    answered(nour, thread, "number 10 .", parent=first)
    answered(nour, thread, "number 11 .", parent=second)
    html = thread_page(VISITOR, thread.public_id).replies_html
    assert bodies(html) == [0, 10, 1, 11]
    assert html.count('<ol class="talk"') == 2
    assert html.count("reply-by-writer") == 2


def test_pages_follow_each_other_without_gap_or_repetition(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    top = numbered(rowan, thread, 30)
    numbered(nour, thread, 15, parent=top[3], start=100)
    there = thread_page(VISITOR, thread.public_id)
    seen, pages = bodies(there.replies_html), [there]
    while there.later:
        there = thread_page(VISITOR, thread.public_id, after=there.later)
        seen += bodies(there.replies_html)
        pages.append(there)
    assert seen == [0, 1, 2, 3, *range(100, 115), *range(4, 30)]
    assert [len(bodies(page.replies_html)) for page in pages] == [20, 20, 5]
    for earlier, later in pairwise(pages):
        back = thread_page(VISITOR, thread.public_id, before=later.earlier)
        assert bodies(back.replies_html) == bodies(earlier.replies_html)
    assert pages[0].earlier == ""


def test_a_forged_cursor_gives_the_first_page(nour: Persona, rowan: Persona) -> None:
    thread, other = told(nour), told(nour)
    numbered(rowan, thread, 25)
    numbered(rowan, other, 25)
    of_another = thread_page(VISITOR, other.public_id).later
    for forged in ("x", "%%%", "\x00", of_another, "é", "A" * 5000):
        page = thread_page(VISITOR, thread.public_id, after=forged, before=forged)
        assert bodies(page.replies_html) == list(range(20))


def test_a_reply_is_found_on_its_page(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    top = numbered(rowan, thread, 45)
    nested = numbered(nour, thread, 40, parent=top[30], start=100)
    for reply in (top[0], top[19], top[20], top[30], nested[0], nested[18], nested[39], top[44]):
        address = reply_address(viewer(nour), reply)
        cursor = address.partition("?after=")[2].partition("#")[0]
        page = thread_page(viewer(nour), thread.public_id, after=cursor)
        assert f'id="r-{reply.public_id}"' in page.replies_html
        assert address.endswith(f"#r-{reply.public_id}")


def test_replies_of_someone_hidden_leave_the_answers_to_them(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    (top,) = numbered(rowan, thread, 1)
    numbered(nour, thread, 1, parent=top, start=7)
    Block.objects.create(blocker=camille, blocked=rowan)
    assert bodies(thread_page(viewer(camille), thread.public_id).replies_html) == [7]


def test_nothing_in_a_page_of_replies_depends_on_their_number(nour: Persona) -> None:
    def cost(reader: object, thread: Thread) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            thread_page(reader, thread.public_id)  # type: ignore[arg-type]
        return len(queries)

    few, many = told(nour), told(nour)
    numbered(person(), few, 1)
    for number in range(50):
        someone = person()
        numbered(someone, many, 1, start=number)
    for thread in (few, many):
        respond(persona=viewer(person()), thread=thread, kind="hear")
    reader = viewer(person())
    for someone in (reader, VISITOR):
        cost(someone, few)  # the questions are made
        assert cost(someone, few) == cost(someone, many)
        assert cost(someone, many) <= 5


def test_a_reply_filled_alone_reads_as_on_its_page(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    reply = answered(rowan, thread, "number 1 .", quote="A lamp")
    alone = reply_for_reader(viewer(nour), reply)
    assert alone in thread_page(viewer(nour), thread.public_id).replies_html
    quiet = reply_for_reader(viewer(nour), reply, quiet=True)
    assert "<button" in alone
    assert "<button" not in quiet


def test_a_placeholder_offers_nothing_to_do(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    top = answered(rowan, thread)
    answered(nour, thread, "number 1 .", parent=top)
    remove_reply(author=viewer(rowan), reply=top)
    html = thread_page(viewer(rowan), thread.public_id).replies_html
    assert f"/r/{top.public_id}/" not in html
