"""Taking words back."""

import pytest

from samar.discussions.actions import edit_reply, remove_reply, remove_thread, respond, written
from samar.discussions.models import Reply, Response, Revision, Thread, ThreadTopic
from samar.discussions.queries import Wanted, thread_cards, thread_page
from samar.kit.errors import NotHere
from samar.people.models import Persona
from tests.discussions.words import again, answered, told
from tests.people import VISITOR, viewer

pytestmark = pytest.mark.django_db


def test_what_nobody_answered_is_gone(nour: Persona) -> None:
    thread = told(nour)
    answered(nour, thread)
    assert not remove_thread(author=viewer(nour), thread=thread)
    assert not Thread.objects.exists()
    assert not Reply.objects.exists()


def test_what_others_answered_leaves_a_place_without_words(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, "zanzibar", title="zanzibar", topics=("joy",))
    answered(rowan, thread, "I hear it.", quote="zanzibar")
    respond(persona=viewer(rowan), thread=thread, kind="hear")
    assert remove_thread(author=viewer(nour), thread=thread)
    everything = str(Thread.objects.values().get()) + str(list(Reply.objects.values()))
    assert "zanzibar" not in everything
    assert [model.objects.count() for model in (Response, ThreadTopic, Revision)] == [0, 0, 0]
    page = thread_page(viewer(rowan), thread.public_id)
    assert page.is_removed
    assert "I hear it." in page.replies_html
    assert not thread_cards(viewer(rowan), Wanted()).cards


def test_the_place_goes_with_the_last_answer(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answer = answered(rowan, thread)
    remove_thread(author=viewer(nour), thread=thread)
    remove_reply(author=viewer(rowan), reply=answer)
    assert not Thread.objects.exists()


def test_a_reply_nobody_answered_is_gone_and_counted_down(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answer = answered(rowan, thread)
    assert not remove_reply(author=viewer(rowan), reply=answer)
    now = again(thread)
    assert (now.reply_count, now.voices, now.awaits_reply) == (0, 0, True)
    assert not Reply.objects.exists()


def test_an_answered_reply_leaves_a_place_until_its_last_answer_goes(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    top = answered(rowan, thread, "zanzibar")
    child = answered(nour, thread, "yes", parent=top, quote="zanzibar")
    respond(persona=viewer(nour), thread=thread, kind="hug", reply=top)
    assert remove_reply(author=viewer(rowan), reply=top)
    assert "zanzibar" not in str(list(Reply.objects.values()))
    page = thread_page(viewer(nour), thread.public_id)
    assert "This reply was taken back." in page.replies_html
    assert "Rowan" not in page.replies_html
    remove_reply(author=viewer(nour), reply=child)
    assert not Reply.objects.exists()


def test_two_voices_need_both_to_go_before_it_waits_again(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    first, second = answered(rowan, thread), answered(camille, thread)
    remove_reply(author=viewer(rowan), reply=first)
    assert (again(thread).voices, again(thread).awaits_reply) == (1, False)
    remove_reply(author=viewer(camille), reply=second)
    assert again(thread).awaits_reply


def test_earlier_versions_go_too(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answer = answered(rowan, thread, "zanzibar")
    edit_reply(author=viewer(rowan), reply=answer, words=written(body="other"))
    remove_reply(author=viewer(rowan), reply=answer)
    assert not Revision.objects.exists()


def test_nobody_else_takes_back_and_twice_is_not_there(nour: Persona, rowan: Persona, sacha: Persona) -> None:
    thread = told(nour)
    answer = answered(nour, thread)
    answered(rowan, thread)
    for someone in (viewer(rowan), viewer(sacha), VISITOR):
        with pytest.raises(NotHere):
            remove_thread(author=someone, thread=thread)
        with pytest.raises(NotHere):
            remove_reply(author=someone, reply=answer)
    remove_reply(author=viewer(nour), reply=answer)
    remove_thread(author=viewer(nour), thread=thread)
    for again_removing in (
        lambda: remove_reply(author=viewer(nour), reply=answer),
        lambda: remove_thread(author=viewer(nour), thread=thread),
    ):
        with pytest.raises(NotHere):
            again_removing()


def test_a_quote_of_the_text_goes_with_it_wherever_it_stands(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour, "zanzibar by night")
    top = answered(rowan, thread)
    nested = answered(camille, thread, "yes", parent=top, quote="zanzibar")
    remove_thread(author=viewer(nour), thread=thread)
    assert (again(nested).quote, again(nested).quoted) == ("", None)


def test_a_quote_of_an_earlier_version_goes_with_the_reply(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    top = answered(rowan, thread, "zanzibar")
    child = answered(nour, thread, "yes", parent=top, quote="zanzibar")
    edit_reply(author=viewer(rowan), reply=top, words=written(body="other"))
    remove_reply(author=viewer(rowan), reply=top)
    assert again(child).quote == ""


def test_a_quote_of_other_words_of_theirs_stays(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, "the text")
    first = answered(nour, thread, "the first")
    second = answered(nour, thread, "the second", parent=first)
    quotes = [answered(rowan, thread, "yes", parent=first, quote=said) for said in ("the text", "the first")]
    remove_reply(author=viewer(nour), reply=second)
    assert [again(quote).quote for quote in quotes] == ["the text", "the first"]
    remove_thread(author=viewer(nour), thread=thread)
    assert [again(quote).quote for quote in quotes] == ["", "the first"]
