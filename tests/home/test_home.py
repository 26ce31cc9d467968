"""The front of the house."""

import pytest
from django.test import Client

from samar.discussions.actions import keep_draft, publish_thread
from samar.discussions.written import written
from samar.people.models import Audience, Persona
from samar.safety.tiers import tiers, undeclared
from tests.people import sign_in, viewer


def tell(author: Persona, title: str, audience: Audience = Audience.EVERYONE) -> None:
    words = written(title=title, body="A few words of an evening.")
    publish_thread(author=viewer(author), kind="story", words=words, audience=audience)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("path", ["/", "/privacy/", "/privacy/breach/"])
def test_the_front_pages_open_in_each_language(client: Client, path: str, language: str) -> None:
    client.cookies["lang"] = language
    page = client.get(path)
    assert page.status_code == 200
    assert f'lang="{language}"' in page.content.decode()


def test_visitors_see_what_is_open_to_everyone_and_nothing_else(client: Client, rowan: Persona) -> None:
    tell(rowan, "Open door")
    tell(rowan, "Among members", Audience.MEMBERS)
    tell(rowan, "My own", Audience.ONLY_ME)
    page = client.get("/").content.decode()
    assert "Open door" in page
    assert "Among members" not in page
    assert "My own" not in page


def test_the_door_is_kept_until_something_changes(
    client: Client, rowan: Persona, django_assert_num_queries: object
) -> None:
    tell(rowan, "Open door")
    client.get("/")
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get("/")
    tell(rowan, "A second one")
    assert "A second one" in client.get("/").content.decode()


def test_the_kept_door_holds_no_form_and_sets_no_cookie(client: Client, rowan: Persona) -> None:
    tell(rowan, "Open door")
    page = client.get("/")
    assert b"<form" not in page.content
    assert b"ago" not in page.content
    assert not page.cookies


def test_today_shows_what_is_new_what_waits_and_what_was_begun(client: Client, rowan: Persona, nour: Persona) -> None:
    tell(nour, "Still waiting", Audience.MEMBERS)
    keep_draft(author=viewer(rowan), fields={"body": ["Half a thought"]})
    page = sign_in(client, rowan, language="en").get("/").content.decode()
    assert "Still waiting" in page
    assert "Half a thought" in page


@pytest.mark.django_db
def test_every_column_is_in_one_tier() -> None:
    assert undeclared() == []
    assert {column.tier for column in tiers()} == {"T0", "T1"}


def test_one_s_own_text_is_not_offered_to_be_answered(client: Client, nour: Persona) -> None:
    tell(nour, "Mine, and waiting")
    page = sign_in(client, nour, language="en").get("/").content.decode()
    assert page.count("Mine, and waiting") == 1  # among what is new
