"""Writing over HTTP: drafts, looking first, publishing, and what goes wrong."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from samar.discussions.models import Draft, PrivateWords, Thread
from samar.people.models import Persona

pytestmark = pytest.mark.django_db

STORY = {"title": "A lamp", "body": "It was on.", "kind": "story", "audience": "members", "act": "publish"}
JSON = {"Accept": "application/json"}


@pytest.fixture
def browser(signed_in: Callable[..., Client], nour: Persona) -> Client:
    """Nour's, in English."""
    return signed_in(nour, language="en")


def test_a_story_is_told_and_its_language_said(browser: Client) -> None:
    sent = browser.post("/write/", STORY)
    story = Thread.objects.get()
    assert (sent.status_code, sent["Location"]) == (303, f"/s/{story.public_id}/")
    assert (story.lang, story.is_listed, story.is_open) == ("en", True, False)
    page = browser.get(sent["Location"]).content.decode()
    assert "It is told, in English." in page
    assert "It is told" not in browser.get(sent["Location"]).content.decode()


def test_the_page_says_for_each_audience_who_will_learn(browser: Client) -> None:
    page = browser.get("/write/").content.decode()
    for audience in ("members", "everyone", "only_me"):
        assert f'data-learn="{audience}"' in page
    assert "Every member of this network can read this." in page


def test_the_form_begins_as_the_link_says(browser: Client) -> None:
    page = browser.get("/write/?kind=question&topic=joy").content.decode()
    assert '<option value="question" selected>' in page
    assert "<summary><bdi>joy</bdi></summary>" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"body": ""}, "A few words are enough"),
        ({"body": "x" * 1_000_000}, "longer than 20000 characters"),
        ({"title": "x" * 141}, "longer than 140 characters"),
        ({"kind": "poem"}, "Please choose what this is"),
        ({"audience": ""}, "Please choose who can read it"),
        ({"audience": "20"}, "Please choose who can read it"),
        ({"lang": "tlh"}, "not one that Samar knows"),
        ({"topics": ["weather"]}, "up to five topics"),
        ({"notes": ["spoilers"]}, "up to six notes"),
        ({"own_note": "x" * 81}, "longer than 80 characters"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_is_still_there(
    browser: Client, wrong: dict[str, object], said: str
) -> None:
    form = STORY | {"own_note": "my note", "topics": ["joy"], "notes": ["grief"]} | wrong
    back = browser.post("/write/", form)
    page = unescape(back.content.decode())
    assert back.status_code == 422
    assert said in page
    for name in ("title", "body", "own_note"):
        assert str(form[name]) in page
    if "topics" not in wrong:
        assert 'value="joy" id="id_topics_16" checked' in page
    assert not Thread.objects.exists()


def test_bytes_that_no_text_holds_are_taken_out(browser: Client) -> None:
    browser.post("/write/", STORY | {"body": "a\x00b\u202ec", "title": "\x00"})
    assert Thread.objects.get().source == "abc"


def test_sent_twice_is_told_once(browser: Client) -> None:
    places = {browser.post("/write/", STORY | {"once": "k" * 20})["Location"] for _time in range(2)}
    assert len(places) == 1
    assert Thread.objects.count() == 1


def test_a_draft_sent_twice_is_told_once_though_the_draft_is_gone(browser: Client) -> None:
    url = browser.post("/write/draft/", {"body": "half"}, headers=JSON).json()["url"]
    places = {browser.post(url, STORY | {"once": "k" * 20})["Location"] for _time in range(2)}
    assert len(places) == 1
    assert Thread.objects.count() == 1
    assert not Draft.objects.exists()


def test_what_is_typed_is_kept_as_one_draft(browser: Client) -> None:
    first = browser.post("/write/draft/", {"body": "half"}, headers=JSON).json()
    assert first["said"] == "Kept, a moment ago"
    again = browser.post(first["url"], {"body": "half a", "act": "keep", "topics": ["joy"]}, headers=JSON).json()
    assert again["url"] == first["url"]
    assert Draft.objects.get().fields == {"body": ["half a"], "topics": ["joy"]}
    page = browser.get(first["url"]).content.decode()
    assert "\nhalf a</textarea>" in page
    assert "<summary><bdi>joy</bdi></summary>" in page


def test_a_late_script_brings_no_draft_of_what_was_published(browser: Client) -> None:
    url = browser.post("/write/draft/", {"body": "half"}, headers=JSON).json()["url"]
    browser.post(url, STORY)
    late = browser.post(url, STORY | {"act": "keep"}, headers=JSON)
    assert late.status_code == 422
    assert not Draft.objects.exists()


def test_without_scripts_a_button_keeps_the_draft_and_twice_is_one(browser: Client) -> None:
    form = STORY | {"act": "keep", "once": "k" * 20}
    places = {browser.post("/write/", form)["Location"] for _time in range(2)}
    assert places == {f"/write/{Draft.objects.get().public_id}/"}
    browser.post("/write/", form | {"body": "typed after going back"})
    assert Draft.objects.get().fields["body"] == ["typed after going back"]


def test_a_draft_that_is_too_long_says_so(browser: Client) -> None:
    kept = browser.post("/write/draft/", {"body": "x" * 100_000}, headers=JSON)
    assert kept.status_code == 422
    assert "longer than" in kept.json()["said"]
    page = browser.post("/write/", {"body": "x" * 100_000, "act": "keep"})
    assert page.status_code == 422
    assert "x" * 100_000 in page.content.decode()


def test_looking_first_tells_nobody(browser: Client) -> None:
    page = browser.post("/write/", STORY | {"body": "so **this**", "act": "preview"}).content.decode()
    assert "so <strong>this</strong>" in page
    assert "so **this**</textarea>" in page
    fragment = browser.post("/write/preview/", {"body": "so **this** <script>"}).content.decode()
    assert "so <strong>this</strong> &lt;script&gt;" in fragment
    assert "<html" not in fragment
    assert not Thread.objects.exists()


def test_a_draft_is_discarded_after_asking(browser: Client) -> None:
    url = browser.post("/write/draft/", {"body": "half"}, headers=JSON).json()["url"]
    assert "half" in browser.get(f"{url}discard/").content.decode()
    assert browser.post(f"{url}discard/").status_code == 303
    assert not Draft.objects.exists()
    assert browser.get(url).status_code == 404


def test_drafts_are_their_authors_alone(browser: Client, signed_in: Callable[..., Client], rowan: Persona) -> None:
    url = browser.post("/write/draft/", {"body": "half"}, headers=JSON).json()["url"]
    other = signed_in(rowan)
    assert other.get(url).status_code == 404
    assert other.get(f"{url}discard/").status_code == 404
    other.post(url, {"body": "stolen", "act": "keep"})
    assert Draft.objects.get(author__name=Persona.objects.get(id=browser.session["persona"]).name).fields == {
        "body": ["half"]
    }


def test_signed_out_meanwhile_the_text_waits_on_the_sign_in_page(client: Client) -> None:
    page = client.post("/write/", STORY | {"body": "Typed with care."})
    assert page.status_code == 403
    assert "Typed with care." in page.content.decode()
    assert client.get("/write/").status_code == 302


def test_words_for_oneself_are_read_by_oneself(
    browser: Client, signed_in: Callable[..., Client], rowan: Persona
) -> None:
    place = browser.post("/write/", STORY | {"audience": "only_me", "body": "zanzibar"})["Location"]
    assert PrivateWords.objects.get().source == "zanzibar"
    assert "zanzibar" in browser.get(place).content.decode()
    assert "zanzibar" in browser.get(f"{place}edit/").content.decode()
    assert "Only you can read this here." in browser.get(place).content.decode()
    assert "zanzibar" not in browser.get("/me/texts/").content.decode()
    assert "zanzibar" not in browser.get("/stories/").content.decode()
    assert signed_in(rowan).get(place).status_code == 404
