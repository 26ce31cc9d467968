"""Changing a story, taking it back, and what it said before."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from samar.discussions.models import Thread
from samar.people.models import Audience, Persona
from tests.discussions.words import again, answered, told

pytestmark = pytest.mark.django_db
CHANGED = {"title": "Later", "body": "Second words.", "audience": "everyone", "lang": "en"}


@pytest.fixture
def story(nour: Persona) -> Thread:
    return told(nour, "First words.", title="Before", topics=("joy",), notes=("grief",))


@pytest.fixture
def browser(signed_in: Callable[..., Client], nour: Persona) -> Client:
    return signed_in(nour, language="en")


def test_the_form_holds_what_stands(browser: Client, story: Thread) -> None:
    page = unescape(browser.get(f"/s/{story.public_id}/edit/").content.decode())
    assert 'value="Before"' in page
    assert "First words.</textarea>" in page
    assert '<option value="everyone" selected>' in page
    assert "<summary><bdi>joy</bdi></summary>" in page
    assert "<summary><bdi>grief</bdi></summary>" in page


def test_it_is_changed_and_the_earlier_words_stay_for_some(
    browser: Client, story: Thread, signed_in: Callable[..., Client], sacha: Persona, rowan: Persona
) -> None:
    sent = browser.post(f"/s/{story.public_id}/edit/", CHANGED)
    assert (sent.status_code, sent["Location"]) == (303, f"/s/{story.public_id}/")
    assert again(story).source == "Second words."
    history = f"/s/{story.public_id}/history/"
    for someone, expected in ((browser, 200), (signed_in(sacha), 200), (signed_in(rowan), 404)):
        assert someone.get(history).status_code == expected
    assert "First words." in browser.get(history).content.decode()


def test_what_is_wrong_is_given_back(browser: Client, story: Thread) -> None:
    back = browser.post(f"/s/{story.public_id}/edit/", CHANGED | {"body": "", "title": "Typed"})
    assert back.status_code == 422
    assert 'value="Typed"' in back.content.decode()
    assert again(story).source == "First words."


def test_narrowing_takes_it_from_everyone_at_once(browser: Client, client: Client, story: Thread) -> None:
    assert client.get(f"/s/{story.public_id}/").status_code == 200
    browser.post(f"/s/{story.public_id}/edit/", CHANGED | {"audience": "members"})
    assert client.get(f"/s/{story.public_id}/").status_code == 404
    for place in ("/stories/", "/stories/story/", "/stories/topics/joy/", "/stories/waiting/", "/"):
        assert story.public_id not in client.get(place).content.decode()


def test_taking_back_says_what_happens_and_does_it(
    browser: Client, client: Client, story: Thread, rowan: Persona
) -> None:
    assert "Nothing stays." in browser.get(f"/s/{story.public_id}/remove/").content.decode()
    answered(rowan, story, "I am up.")
    assert "the answers stay" in browser.get(f"/s/{story.public_id}/remove/").content.decode()
    assert browser.post(f"/s/{story.public_id}/remove/").status_code == 303
    page = browser.get(f"/s/{story.public_id}/").content.decode()
    assert "Whoever wrote this has taken it back." in page
    assert "I am up." in page
    assert "First words." not in page


def test_nobody_else_changes_it(
    signed_in: Callable[..., Client], story: Thread, rowan: Persona, sacha: Persona
) -> None:
    for someone in (rowan, sacha):
        for verb in ("edit", "remove"):
            assert signed_in(someone).get(f"/s/{story.public_id}/{verb}/").status_code == 404
            assert signed_in(someone).post(f"/s/{story.public_id}/{verb}/").status_code == 404
    assert again(story).source == "First words."


def test_a_change_of_what_is_gone_is_given_back(browser: Client, story: Thread) -> None:
    browser.post(f"/s/{story.public_id}/remove/")
    back = browser.post(f"/s/{story.public_id}/edit/", CHANGED)
    assert back.status_code == 422
    assert "Second words." in back.content.decode()


def test_a_moderator_reads_no_versions_of_what_became_private(
    browser: Client, story: Thread, signed_in: Callable[..., Client], sacha: Persona
) -> None:
    browser.post(f"/s/{story.public_id}/edit/", CHANGED | {"audience": "only_me"})
    assert again(story).audience == Audience.ONLY_ME
    assert signed_in(sacha).get(f"/s/{story.public_id}/history/").status_code == 404
