"""Who learns of what happened, by the bell."""

import pytest

from samar.discussions.actions import edit_thread, mark_helped, remove_reply, respond, written
from samar.discussions.events import ReplyPublished
from samar.discussions.handlers import tell_whom_it_answers
from samar.kit.handling import handle_due
from samar.notifications.queries import bell_page
from samar.people.models import Audience, Block, Persona
from tests.discussions.words import answered, told
from tests.people import person, viewer

pytestmark = pytest.mark.django_db


def lines(persona: Persona) -> list[str]:
    while handle_due():
        pass
    return [line.sentence_html for line in bell_page(viewer(persona)).lines]


def test_the_author_learns_of_an_answer_and_where_it_is(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answered(rowan, thread)
    assert lines(nour) == ["<bdi>Rowan</bdi> answered what you wrote."]
    assert bell_page(viewer(nour)).lines[0].address == f"/s/{thread.public_id}/"


def test_several_answers_share_a_line_and_twice_told_is_once(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    answered(rowan, thread)
    last = answered(camille, thread)
    assert lines(nour) == ["<bdi>Camille</bdi> and 1 other answered what you wrote."]
    tell_whom_it_answers(ReplyPublished(last.id))
    assert lines(nour) == ["<bdi>Camille</bdi> and 1 other answered what you wrote."]


def test_whom_a_reply_answers_quotes_or_mentions_learns_once(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    top = answered(rowan, thread, "Tea helps.")
    answered(camille, thread, "Indeed, @Rowan", parent=top, quote="Tea helps.")
    assert lines(rowan) == ["<bdi>Camille</bdi> answered you in a conversation."]


def test_responses_and_help_are_told(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, kind="question")
    answer = answered(rowan, thread)
    respond(persona=viewer(rowan), thread=thread, kind="hear")
    respond(persona=viewer(nour), thread=thread, kind="thanks", reply=answer)
    mark_helped(asker=viewer(nour), reply=answer, helped=True)
    assert set(lines(nour)) == {
        "<bdi>Rowan</bdi> answered what you wrote.",
        "<bdi>Rowan</bdi> responded to what you wrote.",
    }
    assert set(lines(rowan)) == {
        f"<bdi>{nour.name}</bdi> responded to your reply.",
        f"<bdi>{nour.name}</bdi> says that your reply helped.",
    }


def test_ones_own_doing_and_what_was_taken_back_are_not_told(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answered(nour, thread)
    remove_reply(author=viewer(rowan), reply=answered(rowan, thread))
    assert lines(nour) == []


def test_nobody_is_led_to_what_they_cannot_open(nour: Persona, rowan: Persona) -> None:
    asked = person("Asked")
    thread = told(nour)
    top = answered(asked, thread)
    answered(rowan, thread, parent=top)
    Block.objects.create(blocker=nour, blocked=asked)
    assert lines(asked) == []
    other = told(nour)
    answered(rowan, other, parent=answered(rowan, other))
    second = answered(person("Third"), other)
    answered(rowan, other, parent=second)
    edit_thread(author=viewer(nour), thread=other, words=written(body="mine"), audience=Audience.ONLY_ME)
    assert lines(Persona.objects.get(name="Third")) == []
