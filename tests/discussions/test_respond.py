"""Responding with a word, and taking it back."""

import pytest

from samar.discussions.actions import remove_thread, respond, take_back_response
from samar.discussions.models import Response
from samar.discussions.queries import hearing
from samar.kit.errors import NotHere, Refused
from samar.kit.models import OutboxEvent
from samar.people.models import Audience, Block, Mute, Persona
from tests.discussions.words import again, answered, told
from tests.people import VISITOR, person, viewer

pytestmark = pytest.mark.django_db


def test_a_response_is_counted_and_named_to_members(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    respond(persona=viewer(rowan), thread=thread, kind="hear")
    assert again(thread).heard == {"hear": [1, [rowan.id]]}
    assert "Rowan" in hearing(viewer(nour), thread.public_id).heard_html
    assert OutboxEvent.objects.filter(name="discussions.ResponseGiven").count() == 1


def test_twice_counts_once(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    for _time in range(2):
        respond(persona=viewer(rowan), thread=thread, kind="hug")
    assert again(thread).heard["hug"][0] == 1
    assert Response.objects.count() == 1
    assert OutboxEvent.objects.filter(name="discussions.ResponseGiven").count() == 1


def test_one_of_each_kind(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    for kind in ("hear", "me_too", "proud", "thanks", "hug"):
        respond(persona=viewer(rowan), thread=thread, kind=kind)
    assert hearing(viewer(rowan), thread.public_id).given == {"hear", "me_too", "proud", "thanks", "hug"}


def test_taking_back_leaves_nothing_and_may_come_twice(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    respond(persona=viewer(rowan), thread=thread, kind="hear")
    respond(persona=viewer(camille), thread=thread, kind="hear")
    for _time in range(2):
        take_back_response(persona=viewer(rowan), thread=thread, kind="hear")
    assert again(thread).heard == {"hear": [1, [camille.id]]}
    take_back_response(persona=viewer(camille), thread=thread, kind="hear")
    assert again(thread).heard == {}


def test_replies_are_responded_to_on_their_own(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answer = answered(rowan, thread)
    respond(persona=viewer(nour), thread=thread, kind="thanks", reply=answer)
    assert again(answer).heard == {"thanks": [1, [nour.id]]}
    assert again(thread).heard == {}


def test_ones_own_words_unknown_kinds_and_visitors_are_refused(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answer = answered(rowan, thread)
    for someone, kind, reply in (
        (viewer(nour), "hear", None),
        (viewer(rowan), "hear", answer),
        (viewer(rowan), "love", None),
        (viewer(rowan), "", None),
        (viewer(rowan), "\x00", None),
        (VISITOR, "hear", None),
    ):
        with pytest.raises(NotHere):
            respond(persona=someone, thread=thread, kind=kind, reply=reply)
    assert not Response.objects.exists()


def test_a_reply_of_another_text_is_not_responded_to_here(nour: Persona, rowan: Persona, camille: Persona) -> None:
    answer = answered(rowan, told(nour, audience=Audience.MEMBERS))
    with pytest.raises(NotHere):
        respond(persona=viewer(camille), thread=told(nour), kind="hear", reply=answer)


def test_nobody_responds_across_a_block(nour: Persona, rowan: Persona, camille: Persona) -> None:
    thread = told(nour)
    answer = answered(camille, thread)
    Block.objects.create(blocker=nour, blocked=rowan)
    with pytest.raises(NotHere):
        respond(persona=viewer(rowan), thread=thread, kind="hear")
    Block.objects.all().delete()
    Block.objects.create(blocker=rowan, blocked=camille)
    with pytest.raises(NotHere):
        respond(persona=viewer(rowan), thread=thread, kind="hear", reply=answer)


def test_what_was_taken_back_is_not_responded_to(nour: Persona, rowan: Persona) -> None:
    thread = told(nour)
    answered(rowan, thread)
    remove_thread(author=viewer(nour), thread=thread)
    with pytest.raises(Refused):
        respond(persona=viewer(rowan), thread=thread, kind="hear")


def test_names_of_responders_follow_blocks_and_stay_from_visitors(
    nour: Persona, rowan: Persona, camille: Persona
) -> None:
    thread = told(nour)
    respond(persona=viewer(rowan), thread=thread, kind="hear")
    respond(persona=viewer(camille), thread=thread, kind="hear")
    Block.objects.create(blocker=nour, blocked=rowan)
    Mute.objects.create(muter=nour, muted=camille)
    for reader, seen, unseen in (
        (viewer(nour), "Camille", "Rowan"),
        (viewer(camille), "Rowan", "Camille"),  # one's own name reads "you"
        (VISITOR, "2 people", "Rowan"),
    ):
        said = hearing(reader, thread.public_id).heard_html
        assert seen in said
        assert unseen not in said


def test_the_latest_few_are_named_and_the_others_counted_in_words(nour: Persona) -> None:
    thread = told(nour)
    for number in range(5):
        respond(persona=viewer(person(f"Reader {number}")), thread=thread, kind="me_too")
    said = hearing(viewer(nour), thread.public_id).heard_html
    assert "and 2 others" in said
    assert [name for name in (f"Reader {number}" for number in range(5)) if name in said] == [
        "Reader 2",
        "Reader 3",
        "Reader 4",
    ]
