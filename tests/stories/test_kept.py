"""Pages kept for visitors: one query when nothing changed, and never a moment old when something did."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samar.discussions.actions import edit_reply, edit_thread, remove_reply, respond, written
from samar.discussions.models import Reply, Thread
from samar.people.actions import describe_persona, rename_persona
from samar.people.actions.describe import Description
from samar.people.models import Audience, Persona
from tests.discussions.words import answered, told
from tests.people import viewer

pytestmark = pytest.mark.django_db
LISTS = ("/stories/", "/stories/story/", "/stories/waiting/", "/stories/topics/joy/", "/stories/?lang=en", "/")


@pytest.fixture
def story(nour: Persona) -> Thread:
    return told(nour, "zanzibar lamp", topics=("joy",))


def queries_of(client: Client, place: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(place).status_code == 200
    return len(queries)


def test_a_kept_page_costs_one_query(client: Client, story: Thread, rowan: Persona) -> None:
    for number in range(25):
        answered(rowan, story, f"number {number}")
    first = f"/s/{story.public_id}/"
    later = client.get(first).content.decode().partition('rel="next" href="')[2].partition("#")[0]
    for place in (first, first + later, *LISTS):
        client.get(place)
        assert queries_of(client, place) == 1


def test_languages_and_pages_are_kept_apart(client: Client, story: Thread) -> None:
    said = {}
    for language in ("ar", "fr", "en"):
        client.cookies["lang"] = language
        client.get("/stories/")
        said[language] = client.get("/stories/").content.decode()
    assert 'dir="rtl"' in said["ar"].partition(">")[2]
    assert len(set(said.values())) == 3


def test_what_is_kept_holds_nothing_of_one_visitor(client: Client, story: Thread, rowan: Persona) -> None:
    answered(rowan, story)
    for place in (f"/s/{story.public_id}/", *LISTS):
        page = client.get(place)
        text = page.content.decode()
        assert "csrfmiddlewaretoken" not in text
        assert "<form" not in text
        assert " ago" not in text
        assert not page.cookies
        assert "no-store" not in page.headers.get("Cache-Control", "") or "private" not in page.headers


def changes(story: Thread, nour: Persona, rowan: Persona) -> dict[str, Callable[[], object]]:
    """Everything that others can see happen."""
    answer = answered(rowan, story, "a first answer")
    nour_now, rowan_now = viewer(nour), viewer(rowan)
    return {
        "an answer": lambda: answered(rowan, story, "another answer"),
        "a response": lambda: respond(persona=rowan_now, thread=story, kind="hear"),
        "a response to an answer": lambda: respond(persona=nour_now, thread=story, kind="hug", reply=answer),
        "a changed answer": lambda: edit_reply(author=rowan_now, reply=answer, words=written(body="changed words")),
        "an answer taken back": lambda: remove_reply(author=rowan_now, reply=answer),
        "a new name": lambda: rename_persona(persona=Persona.objects.get(id=nour.id), name="Lamp of dawn"),
        "pronouns": lambda: describe_persona(
            persona=Persona.objects.get(id=nour.id),
            description=Description(pronouns={"en": "any"}, pronouns_audience=Audience.EVERYONE),
            language="en",
        ),
        "changed words": lambda: edit_thread(
            author=nour_now, thread=story, words=written(body="other words"), audience=Audience.EVERYONE
        ),
    }


@pytest.mark.parametrize(
    "what",
    [
        "an answer",
        "a response",
        "a response to an answer",
        "a changed answer",
        "an answer taken back",
        "a new name",
        "pronouns",
        "changed words",
    ],
)
def test_a_story_changes_at_once(client: Client, story: Thread, nour: Persona, rowan: Persona, what: str) -> None:
    change = changes(story, nour, rowan)[what]
    place = f"/s/{story.public_id}/"
    before = client.get(place).content
    assert client.get(place).content == before
    change()
    assert client.get(place).content != before


@pytest.mark.parametrize("what", ["an answer taken back", "a new name", "pronouns", "changed words"])
def test_the_lists_change_at_once(client: Client, story: Thread, nour: Persona, rowan: Persona, what: str) -> None:
    change = changes(story, nour, rowan)[what]
    before = client.get("/stories/").content
    change()
    assert client.get("/stories/").content != before


def test_an_old_name_is_nowhere_after_a_rename(client: Client, story: Thread, nour: Persona, rowan: Persona) -> None:
    old = nour.name
    answered(nour, story, "mine")
    answered(rowan, story, f"good night @{old}", quote="zanzibar")
    places = (f"/s/{story.public_id}/", "/stories/", "/")
    assert all(old in client.get(place).content.decode() for place in places)
    rename_persona(persona=Persona.objects.get(id=nour.id), name="Lamp of dawn")
    for place in places:
        page = client.get(place).content.decode()
        assert old not in page
        assert "Lamp of dawn" in page
    assert old not in str(list(Thread.objects.values())) + str(list(Reply.objects.values()))


def test_a_member_never_gets_a_visitors_page(
    client: Client, signed_in: Callable[..., Client], story: Thread, rowan: Persona
) -> None:
    place = f"/s/{story.public_id}/"
    client.get(place)
    page = signed_in(rowan).get(place)
    assert "csrfmiddlewaretoken" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert "csrfmiddlewaretoken" not in client.get(place).content.decode()
