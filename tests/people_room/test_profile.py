"""Profiles: what each reader may read, and the sentence that says so."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.html import format_html

from samar.kit import offers
from samar.people.actions import Description, block_persona, describe_persona, retire_persona
from samar.people.models import Audience, Persona
from samar.people.queries import admits, who_will_learn
from samar.people.queries.chips import chips
from tests.people import VISITOR, persona_of, viewer

FORM = {
    "pronouns_ar": "هي",
    "pronouns_fr": "elle",
    "pronouns_en": "she/her",
    "pronouns_audience": "20",
    "about": "I bake at night.",
    "about_audience": "10",
    "languages": "Arabic, some Turkish",
    "languages_audience": "10",
    "interests": "bread, radio",
    "interests_audience": "10",
    "identity": "quietly queer",
    "identity_audience": "0",
}


@pytest.fixture
def browser(nour: Persona, signed_in: Callable[..., Client]) -> Client:
    return signed_in(nour, language="en")


@pytest.fixture
def reader(rowan: Persona, signed_in: Callable[..., Client]) -> Client:
    return signed_in(rowan)


def page(browser: Client, persona: Persona) -> str:
    return browser.get(f"/p/{persona.public_id}/").content.decode()


def test_members_read_what_is_for_members(browser: Client, reader: Client, nour: Persona) -> None:
    assert browser.post("/me/profile/", FORM)["Location"] == f"/p/{nour.public_id}/"
    read = page(reader, nour)
    for said in ("I bake at night.", "Arabic, some Turkish", "bread, radio", "she/her", 'lang="ar">هي'):
        assert said in read
    assert "quietly queer" not in read
    assert "quietly queer" in page(browser, nour)


def test_each_text_has_its_own_language_and_direction(browser: Client, reader: Client, nour: Persona) -> None:
    browser.post("/me/profile/", FORM | {"about": "أخبز في الليل."})
    assert '<dd class="words" lang="ar" dir="rtl">أخبز في الليل.</dd>' in page(reader, nour)


def test_an_emptied_part_is_gone(browser: Client, reader: Client, nour: Persona) -> None:
    browser.post("/me/profile/", FORM)
    browser.post("/me/profile/", FORM | {"about": ""})
    assert "I bake" not in page(reader, nour)
    assert nour.profile_fields.count() == 3


def test_the_form_shows_what_is_there(browser: Client) -> None:
    browser.post("/me/profile/", FORM)
    form = browser.get("/me/profile/").content.decode()
    for said in ("I bake at night.", 'value="quietly queer"', 'value="she/her"', '<option value="0" selected>'):
        assert said in form


def test_what_is_too_long_is_refused_and_kept_in_the_form(browser: Client, nour: Persona) -> None:
    answer = browser.post("/me/profile/", FORM | {"interests": "i" * 301})
    assert answer.status_code == 422
    assert "i" * 301 in answer.content.decode()
    assert "longer than 300 characters" in answer.content.decode()
    assert not nour.profile_fields.exists()


def test_hostile_text_stays_text(browser: Client, reader: Client, nour: Persona) -> None:
    browser.post("/me/profile/", FORM | {"about": "<script>alert(1)</script>\u202e\x02slot:1\x03"})
    read = page(reader, nour)
    assert "&lt;script&gt;" in read
    assert "\x02" not in read
    assert "\u202e" not in read


def test_the_form_says_who_will_learn_what(browser: Client) -> None:
    form = browser.get("/me/profile/").content.decode()
    for audience in Audience:
        assert str(who_will_learn(audience)) in form


@pytest.mark.parametrize(
    ("audience", "on_the_web", "member", "oneself"),
    [(Audience.ONLY_ME, 0, 0, 1), (Audience.MEMBERS, 0, 1, 1), (Audience.EVERYONE, 1, 1, 1)],
)
def test_who_is_admitted(
    nour: Persona, rowan: Persona, audience: Audience, on_the_web: int, member: int, oneself: int
) -> None:
    asked = [admits(audience, who, owner=nour.pk) for who in (VISITOR, viewer(rowan), viewer(nour))]
    assert asked == [bool(on_the_web), bool(member), bool(oneself)]


def test_the_sentence_follows_the_rule() -> None:
    said = [str(who_will_learn(audience)) for audience in Audience]
    assert [sentence.split(" ")[0] for sentence in said] == ["Only", "Every", "Anyone"]


def test_pronouns_stand_beside_the_name_for_whom_they_are(nour: Persona, rowan: Persona) -> None:
    pronouns = {"en": "she/her", "ar": "هي"}
    for audience, on_the_web, among_members in ((20, True, True), (10, False, True), (0, False, False)):
        description = Description(pronouns=pronouns, pronouns_audience=Audience(audience))
        describe_persona(persona=nour, description=description, language="en")
        assert ("she/her" in chips([nour.pk], VISITOR)[nour.pk].html) is on_the_web
        assert ("she/her" in chips([nour.pk], viewer(rowan))[nour.pk].html) is among_members


def test_visitors_are_asked_to_sign_in(client: Client, nour: Persona) -> None:
    assert client.get(f"/p/{nour.public_id}/").status_code == 302


def test_who_may_not_see_it_meets_the_same_bytes_as_for_nothing(
    reader: Client, closed_pages: list[str], django_assert_num_queries: Any
) -> None:
    reader.get("/me/")
    pages = set()
    for public_id in (*closed_pages, "nothing2here3at4"):
        with django_assert_num_queries(5):  # session, names of the viewer, blocks, the page, the bell
            answer = reader.get(f"/p/{public_id}/")
        assert answer.status_code == 404
        pages.add(answer.content)
    assert len(pages) == 1


@pytest.fixture
def closed_pages(nour: Persona, rowan: Persona, camille: Persona, sacha: Persona) -> list[str]:
    """Pages that rowan may not open: of one who blocked him, of one he blocked, of one put away."""
    block_persona(blocker=viewer(nour), blocked=rowan)
    block_persona(blocker=viewer(rowan), blocked=camille)
    persona_of(sacha.member, "Elsewhere")
    retire_persona(owner=viewer(sacha), persona=sacha)
    return [nour.public_id, camille.public_id, sacha.public_id]


def test_other_rooms_stand_below(reader: Client, nour: Persona, monkeypatch: Any) -> None:
    def stories(persona: Persona, reader: Any) -> str:
        return format_html("<p>what {} wrote, for {}</p>", persona.public_id, reader.name)

    offers.offered("profile")
    monkeypatch.setitem(offers._contributed, "profile", [stories])
    assert f"<p>what {nour.public_id} wrote, for Rowan</p>" in page(reader, nour)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_pages_are_there_in_each_language(nour: Persona, signed_in: Callable[..., Client], language: str) -> None:
    browser = signed_in(nour, language=language)
    for address in ("/me/", "/me/profile/", "/me/personas/", "/me/blocks/", f"/p/{nour.public_id}/"):
        answer = browser.get(address)
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()
