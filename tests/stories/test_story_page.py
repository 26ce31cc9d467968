"""The page of a story, for each who opens it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samar.discussions.actions import keep_reply_draft, respond
from samar.kit.handling import handle_due
from samar.notifications.queries import unread_count
from samar.people.models import Audience, Persona
from tests.discussions.words import answered, told
from tests.people import person, viewer

pytestmark = pytest.mark.django_db


def test_a_visitor_reads_and_is_shown_the_way_in(client: Client, nour: Persona, rowan: Persona) -> None:
    story = told(nour, "A lamp.", title="At noon", topics=("joy",))
    answered(rowan, story, "I am up.")
    page = client.get(f"/s/{story.public_id}/").content.decode()
    for said in ("At noon", "A lamp.", "I am up.", 'href="/stories/topics/joy/"', 'href="/join/"', "next=/s/"):
        assert said in page
    assert "<title>Reading</title>" in page


def test_each_kind_invites_an_answer_that_fits(signed_in: Callable[..., Client], nour: Persona, rowan: Persona) -> None:
    browser = signed_in(rowan)
    for kind, invitation in (
        ("struggle", "They asked for no advice."),
        ("question", "What helped you"),
        ("idea", "What would you add"),
    ):
        assert invitation in browser.get(f"/s/{told(nour, kind=kind).public_id}/").content.decode()


def test_the_author_gets_the_ways_to_change_it_and_no_responses(
    signed_in: Callable[..., Client], nour: Persona, rowan: Persona
) -> None:
    story = told(nour)
    mine, theirs = (signed_in(one).get(f"/s/{story.public_id}/").content.decode() for one in (nour, rowan))
    for verb in ("edit", "remove"):
        assert f"/s/{story.public_id}/{verb}/" in mine
        assert f"/s/{story.public_id}/{verb}/" not in theirs
    assert f"/s/{story.public_id}/respond/" in theirs
    assert f"/s/{story.public_id}/respond/" not in mine


def test_everyone_can_be_kept_away_from_where_they_wrote(
    signed_in: Callable[..., Client], client: Client, nour: Persona, rowan: Persona, camille: Persona
) -> None:
    story = told(nour)
    answered(camille, story)
    page = signed_in(rowan).get(f"/s/{story.public_id}/").content.decode()
    for persona in (nour, camille):
        for act in ("mute", "block"):
            assert f'href="/p/{persona.public_id}/{act}/"' in page
    for mine in (nour, camille):
        own = signed_in(mine).get(f"/s/{story.public_id}/").content.decode()
        assert f'href="/p/{mine.public_id}/block/"' not in own
    assert "/block/" not in client.get(f"/s/{story.public_id}/").content.decode()


def test_words_for_oneself_ask_nobody_to_answer(signed_in: Callable[..., Client], nour: Persona) -> None:
    story = told(nour, audience=Audience.ONLY_ME)
    page = signed_in(nour).get(f"/s/{story.public_id}/").content.decode()
    assert 'id="answer"' not in page
    assert 'id="talk"' not in page


def test_covered_words_open_on_a_press(client: Client, nour: Persona) -> None:
    story = told(nour, "zanzibar", notes=("grief",))
    page = client.get(f"/s/{story.public_id}/").content.decode()
    cover, words = page.index('<details class="covered">'), page.index("zanzibar")
    assert cover < words < page.index("</details>", cover)
    assert "This speaks of: grief." in page


def test_titles_and_addresses_give_nothing_away(client: Client, nour: Persona) -> None:
    story = told(nour, "zanzibar", title="zanzibar")
    page = client.get(f"/s/{story.public_id}/").content.decode()
    assert "zanzibar" not in page.partition("</head>")[0]
    assert "zanzibar" not in f"/s/{story.public_id}/"


def test_opening_a_story_reads_what_the_bell_said_about_it(
    signed_in: Callable[..., Client], nour: Persona, rowan: Persona
) -> None:
    story, other = told(nour), told(nour)
    for one in (story, other):
        answered(rowan, one)
    while handle_due():
        pass
    browser = signed_in(nour, language="en")
    assert unread_count(viewer(nour)) == 2
    page = browser.get(f"/s/{story.public_id}/").content.decode()
    assert unread_count(viewer(nour)) == 1
    assert '<span class="bell-count">1</span>' in page


def test_what_was_begun_waits_in_the_box(signed_in: Callable[..., Client], nour: Persona, rowan: Persona) -> None:
    story = told(nour)
    keep_reply_draft(author=viewer(rowan), thread=story, fields={"body": ["half an answer"]})
    assert "half an answer</textarea>" in signed_in(rowan).get(f"/s/{story.public_id}/").content.decode()


def test_the_page_costs_the_same_with_one_reply_and_with_fifty(
    signed_in: Callable[..., Client], client: Client, nour: Persona, rowan: Persona
) -> None:
    few, many = told(nour), told(nour)
    answered(rowan, few)
    for number in range(50):
        answered(person(), many, f"number {number}")
    for story in (few, many):
        respond(persona=viewer(rowan), thread=story, kind="hear")
    member = signed_in(rowan)

    def cost(browser: Client, place: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(place).status_code == 200
        return len(queries)

    for story in (few, many):
        cost(member, f"/s/{story.public_id}/")
    costs = {cost(member, f"/s/{story.public_id}/") for story in (few, many)}
    assert len(costs) == 1
    assert costs.pop() <= 10
    assert {cost(client, f"/s/{story.public_id}/") for story in (few, many)} == {4}  # version, thread, replies, chips
