"""Leaving takes one's own words along, and nobody else's."""

import pytest

from samar.accounts.actions.leave import erase_member
from samar.discussions.actions import edit_thread, keep_draft, respond, written
from samar.discussions.models import Draft, PrivateWords, Reply, Response, Revision, Thread
from samar.discussions.queries import hearing, thread_page
from samar.people.models import Audience, Persona
from tests.discussions.words import again, answered, told
from tests.people import VISITOR, persona_of, viewer

pytestmark = pytest.mark.django_db


def test_what_others_answered_leaves_a_place_without_an_author(nour: Persona, rowan: Persona) -> None:
    thread = told(nour, "zanzibar", title="zanzibar")
    top = answered(nour, thread, "zanzibar two")
    answered(rowan, thread, "mine", parent=top, quote="zanzibar two")
    edit_thread(author=viewer(nour), thread=thread, words=written(body="zanzibar"), audience=Audience.EVERYONE)
    erase_member(member=nour.member)
    left, place = Thread.objects.get(), Reply.objects.get(id=top.id)
    assert (left.author_id, left.is_removed) == (None, True)
    assert (place.author_id, place.is_removed) == (None, True)
    everything = str(list(Thread.objects.values())) + str(list(Reply.objects.values()))
    assert "zanzibar" not in everything
    assert not Revision.objects.exists()
    page = thread_page(viewer(rowan), thread.public_id)
    assert "mine" in page.replies_html
    assert page.author_html == ""


def test_what_nobody_answered_vanishes(nour: Persona, rowan: Persona) -> None:
    told(nour)
    told(nour, audience=Audience.ONLY_ME)
    keep_draft(author=viewer(nour), fields={"body": ["begun"]})
    thread = told(rowan)
    answered(nour, thread)
    erase_member(member=nour.member)
    assert list(Thread.objects.all()) == [thread]
    assert [model.objects.count() for model in (Reply, Draft, PrivateWords)] == [0, 0, 0]
    now = again(thread)
    assert (now.reply_count, now.voices, now.awaits_reply) == (0, 0, True)


def test_responses_are_taken_back_and_quotes_emptied(nour: Persona, rowan: Persona) -> None:
    thread = told(rowan)
    mine = answered(nour, thread, "zanzibar")
    answered(rowan, thread, "yes", parent=mine, quote="zanzibar")
    respond(persona=viewer(nour), thread=thread, kind="hear")
    erase_member(member=nour.member)
    assert not Response.objects.exists()
    assert hearing(VISITOR, thread.public_id).heard_html == ""
    assert "zanzibar" not in str(list(Reply.objects.values()))


def test_all_personas_of_the_member_go_and_leave_no_link(nour: Persona, rowan: Persona) -> None:
    other = persona_of(nour.member, "Someone else")
    thread = told(nour)
    answered(other, thread)
    kept = told(other)
    answered(rowan, kept)
    erase_member(member=nour.member)
    assert [one.id for one in Thread.objects.all()] == [kept.id]
    assert not Persona.objects.filter(id__in=(nour.id, other.id)).exists()


def test_a_mention_of_someone_gone_reads_someone(nour: Persona, rowan: Persona) -> None:
    thread = told(rowan)
    answered(nour, thread)
    answered(rowan, thread, "Good night @" + nour.name)
    erase_member(member=nour.member)
    page = thread_page(viewer(rowan), thread.public_id)
    assert "someone" in page.replies_html
    assert nour.name not in page.replies_html
