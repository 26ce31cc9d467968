"""Answering a text, and answering an answer."""

import pytest

from samar.discussions.actions import edit_thread, remove_reply, remove_thread, reply, written
from samar.discussions.models import Reply, Thread
from samar.discussions.queries import thread_page
from samar.kit.errors import NotHere, Refused
from samar.kit.models import OutboxEvent
from samar.people.actions import rename_persona
from samar.people.models import Audience, Persona
from tests.discussions.words import again, answered, told
from tests.people import VISITOR, viewer

pytestmark = pytest.mark.django_db


def test_a_reply_counts_and_is_told_to_others(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    assert thread.awaits_reply
    answer = answered(rowan, thread)
    now = again(thread)
    assert (now.reply_count, now.voices, now.awaits_reply) == (1, 1, False)
    assert now.version > thread.version
    assert OutboxEvent.objects.filter(name="discussions.ReplyPublished", payload={"reply": answer.id}).exists()


def test_one_voice_is_counted_once_and_ones_own_never(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answered(nour, thread)
    assert again(thread).awaits_reply
    answered(rowan, thread)
    answered(rowan, thread)
    now = again(thread)
    assert (now.reply_count, now.voices) == (3, 1)


def test_answers_nest_one_level(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    top = answered(rowan, thread)
    child = answered(nour, thread, parent=top)
    grandchild = answered(camille, thread, parent=child)
    assert (top.top, child.top, grandchild.top) == (top.id, top.id, top.id)
    assert (top.parent_id, child.parent_id, grandchild.parent_id) == (None, top.id, top.id)


def test_only_what_was_said_can_be_quoted(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, "She put **a second glass** on the table.")
    assert answered(rowan, thread, quote="put a second  glass on").quoted_id == nour.id
    with pytest.raises(Refused, match="not in the text") as refused:
        answered(rowan, thread, quote="She threw a glass")
    assert refused.value.field == "quote"


def test_a_quote_of_a_nested_answer_names_who_said_it(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    top = answered(rowan, thread)
    child = answered(camille, thread, "Tea helps.", parent=top)
    assert answered(nour, thread, parent=child, quote="Tea helps.").quoted_id == camille.id


def test_a_reply_that_was_taken_back_cannot_be_answered(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    top = answered(rowan, thread)
    remove_reply(author=viewer(rowan), reply=top)
    with pytest.raises(Refused, match="taken back"):
        answered(camille, thread, parent=top)


def test_a_text_that_was_taken_back_cannot_be_answered(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answered(rowan, thread)
    remove_thread(author=viewer(nour), thread=thread)
    with pytest.raises(Refused, match="no longer be answered"):
        answered(rowan, thread)


def test_visitors_and_people_between_whom_is_a_block_do_not_answer(
    nour: Persona, rowan: Persona, camille: Persona
) -> None:
    from samar.people.models import Block  # noqa: PLC0415

    thread = told(nour)
    Block.objects.create(blocker=nour, blocked=rowan)
    Block.objects.create(blocker=camille, blocked=nour)
    for someone in (VISITOR, viewer(rowan), viewer(camille)):
        with pytest.raises(NotHere):
            reply(author=someone, thread=thread, words=written(body="hello"))
    assert not Reply.objects.exists()


def test_words_for_their_author_alone_are_answered_by_nobody_else(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, audience=Audience.ONLY_ME)
    with pytest.raises(NotHere):
        answered(rowan, thread)


def test_narrowing_meanwhile_is_noticed(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    read_before = Thread.objects.get(id=thread.id)
    edit_thread(author=viewer(nour), thread=thread, words=written(body="only mine"), audience=Audience.ONLY_ME)
    with pytest.raises(NotHere):
        answered(rowan, read_before)


def test_mentions_follow_a_rename_and_reveal_nobody(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    answered(rowan, thread)
    answer = answered(camille, thread, "@Rowan and @Mara, hello @[1]")
    assert f"\x02mention:{rowan.id}\x03" in answer.html
    assert "@Mara" in answer.html
    assert "@[1]" in answer.html


@pytest.mark.parametrize("quote", ["@Rowan, you are right", "Rowan, you are", "right, @Rowan"])
def test_a_quote_shows_no_name_that_was_laid_down(quote: str, nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    top = answered(rowan, thread)
    child = answered(camille, thread, "@Rowan, you are right, @Rowan.", parent=top)
    answered(nour, thread, "yes", parent=child, quote=quote)
    rename_persona(persona=rowan, name="Zephyr")
    said = thread_page(viewer(nour), thread.public_id).replies_html
    assert "Rowan" not in said
    assert said.count("Zephyr") >= 4  # as the writer, twice mentioned, once quoted


def test_no_slot_can_be_typed(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, "a \x02mention:1\x03 b")
    assert "\x02" not in thread.html
    assert answered(rowan, thread, "\x02acts:x\x03 c").source == "acts:x c"
