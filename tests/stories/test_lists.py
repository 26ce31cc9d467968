"""The lists: what stands in them, in which order, and what they cost."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samar.people.models import Audience, Mute, Persona
from tests.discussions.words import answered, told
from tests.people import person

pytestmark = pytest.mark.django_db
LISTS = ("/stories/", "/stories/story/", "/stories/waiting/", "/stories/topics/joy/", "/stories/?lang=en")


def shown(browser: Client, place: str) -> list[str]:
    page = browser.get(place).content.decode()
    return [part[:16] for part in page.split('href="/s/')[1:]]


def test_each_list_shows_its_own_newest_first(client: Client, nour: Persona) -> None:
    victory = told(nour, kind="victory", topics=("joy",))
    french = told(nour, "Je suis là avec vous", lang="fr", topics=("family",))
    waiting = told(nour, kind="idea")
    answered(person(), victory)
    answered(person(), french)
    everything = [waiting.public_id, french.public_id, victory.public_id]
    assert shown(client, "/stories/") == everything
    assert shown(client, "/stories/victory/") == [victory.public_id]
    assert shown(client, "/stories/waiting/") == [waiting.public_id]
    assert shown(client, "/stories/topics/joy/") == [victory.public_id]
    assert shown(client, "/stories/?lang=fr") == [french.public_id]
    assert shown(client, "/stories/topics/family/?lang=en") == []


def test_unknown_kinds_topics_and_languages(client: Client, nour: Persona) -> None:
    story = told(nour)
    for place in ("/stories/poem/", "/stories/topics/weather/", "/stories/topics/joy/x/"):
        assert client.get(place).status_code == 404
    assert shown(client, "/stories/?lang=tlh") == [story.public_id]


def test_pages_follow_each_other(client: Client, nour: Persona) -> None:
    stories = [told(nour, topics=("joy",)).public_id for _number in range(45)]
    for place in LISTS:
        seen, address = [], place
        while address:
            page = client.get(address).content.decode()
            seen += [part[:16] for part in page.split('href="/s/')[1:]]
            older = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
            address = place.partition("?")[0] + older if older else ""
        assert seen == stories[::-1]


def test_a_forged_cursor_gives_the_first_page(client: Client, nour: Persona) -> None:
    stories = [told(nour).public_id for _number in range(21)]
    of_another_list = client.get("/stories/").content.decode().partition("?after=")[2].partition('"')[0]
    for forged in ("x", "%00", "%F0%9F%92%A9", of_another_list):
        assert shown(client, f"/stories/story/?after={forged}") == stories[:0:-1]


def test_empty_lists_say_so_and_invite(signed_in: Callable[..., Client], client: Client, rowan: Persona) -> None:
    browser = signed_in(rowan)
    for place in LISTS:
        assert 'class="empty"' in client.get(place).content.decode()
        assert 'href="/write/' in browser.get(place).content.decode()
    for place in ("/me/texts/", "/me/drafts/"):
        assert 'class="empty"' in browser.get(place).content.decode()


def test_cards_say_what_they_need_to(
    client: Client, signed_in: Callable[..., Client], nour: Persona, rowan: Persona
) -> None:
    covered = told(nour, "zanzibar", notes=("grief",), own_note="a <b>hospital</b>", title="A title")
    told(nour, "صباح الخير يا أصدقاء")
    answered(rowan, covered)
    page = signed_in(rowan).get("/stories/").content.decode()
    assert "zanzibar" not in page
    assert "This speaks of: grief, <bdi>a &lt;b&gt;hospital&lt;/b&gt;</bdi>." in page
    assert "1 person answered" in page
    assert "Waiting for a first reply" in page
    assert "· in Arabic" in page
    assert 'lang="ar" dir="rtl"' in page


def test_a_profile_shows_what_its_persona_told_even_when_muted(
    signed_in: Callable[..., Client], nour: Persona, rowan: Persona
) -> None:
    story = told(nour, audience=Audience.MEMBERS)
    told(nour, audience=Audience.ONLY_ME)
    Mute.objects.create(muter=rowan, muted=nour)
    browser = signed_in(rowan)
    assert shown(browser, f"/p/{nour.public_id}/") == [story.public_id]
    assert shown(browser, f"/p/{nour.public_id}/stories/") == [story.public_id]
    assert shown(browser, "/stories/") == []


def test_me_leads_to_texts_and_drafts(signed_in: Callable[..., Client], nour: Persona) -> None:
    browser = signed_in(nour)
    page = browser.get("/me/").content.decode()
    for place in ("/me/texts/", "/me/drafts/"):
        assert f'href="{place}"' in page
    story = told(nour, audience=Audience.ONLY_ME)
    assert shown(browser, "/me/texts/") == [story.public_id]


@pytest.mark.parametrize("place", [*LISTS, "/me/texts/", "/me/drafts/", "/p/someone/", "/p/someone/stories/"])
def test_a_list_costs_the_same_with_one_and_with_fifty(
    signed_in: Callable[..., Client], nour: Persona, place: str
) -> None:
    browser = signed_in(nour, language="en")
    if "someone" in place:
        place = place.replace("someone", nour.public_id)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(place).status_code == 200
        return len(queries)

    told(nour, topics=("joy",))
    cost()  # the questions are made
    with_one = cost()
    for number in range(50):
        told(nour if "p/" in place or "me/" in place else person(), f"number {number}", topics=("joy",))
    assert cost() == with_one
    assert with_one <= 10


def test_the_tables_are_as_the_models_say() -> None:
    call_command("makemigrations", "discussions", "--check", "--dry-run", verbosity=0)
