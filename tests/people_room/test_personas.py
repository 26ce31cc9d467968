"""Several names of one member: adding, going on as another, renaming, putting away."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from samar.accounts.models import Session
from samar.kit import offers
from samar.kit.errors import Refused
from samar.kit.models import OutboxEvent
from samar.people.actions import (
    Description,
    add_persona,
    bring_back_persona,
    describe_persona,
    rename_persona,
    retire_persona,
)
from samar.people.models import Persona
from tests.people import persona_of, viewer


@pytest.fixture
def browser(nour: Persona, signed_in: Callable[..., Client]) -> Client:
    return signed_in(nour, language="en")


def test_one_more_name_is_added(browser: Client, nour: Persona) -> None:
    assert browser.post("/me/personas/", {"name": "Lantern"}).status_code == 303
    assert "Lantern" in browser.get("/me/personas/").content.decode()
    assert nour.member.personas.count() == 2


def test_adding_twice_with_one_form_adds_once(browser: Client, nour: Persona) -> None:
    for _twice in range(2):
        answer = browser.post("/me/personas/", {"name": "Lantern", "once": "one-key-of-a-form-9"})
        assert answer.status_code == 303
    assert nour.member.personas.count() == 2


@pytest.mark.parametrize("name", ["Camille", "CamiIIe", "Moderator", "x", ""])
def test_a_name_that_is_taken_or_unfit_is_refused(browser: Client, camille: Persona, name: str) -> None:
    answer = browser.post("/me/personas/", {"name": name})
    assert answer.status_code == 422
    assert f'value="{name}"' in answer.content.decode() or not name


def test_a_name_of_ones_own_is_taken_too_and_says_no_more(browser: Client, nour: Persona) -> None:
    page = browser.post("/me/personas/", {"name": nour.name}).content.decode()
    assert "This name is taken here. Add a word to make it yours." in page


def test_five_names_are_the_most(nour: Persona) -> None:
    for letter in "abcd":
        persona_of(nour.member, f"Name {letter * 3}")
    with pytest.raises(Refused, match="which is the most"):
        add_persona(owner=viewer(nour), name="One Too Many")


def test_going_on_as_another_holds_from_the_next_page_on(browser: Client, nour: Persona) -> None:
    lantern = persona_of(nour.member, "Lantern")
    browser.post(f"/me/personas/{lantern.public_id}/use/")
    page = browser.get("/me/").content.decode()
    assert "<bdi>Lantern</bdi>" in page
    assert nour.name not in page
    assert Session.objects.count() == 1


@pytest.mark.parametrize("verb", ["use", "name", "put-away", "bring-back"])
def test_nobody_touches_the_names_of_others(browser: Client, camille: Persona, verb: str) -> None:
    for public_id in (camille.public_id, "nothing2here3at4"):
        answer = browser.post(f"/me/personas/{public_id}/{verb}/", {"name": "Mine Now"})
        assert answer.status_code == 404
    camille.refresh_from_db()
    assert camille.name == "Camille"


def test_a_new_name_replaces_the_old_one(browser: Client, nour: Persona) -> None:
    old = nour.name
    assert browser.post(f"/me/personas/{nour.public_id}/name/", {"name": "Aurore"}).status_code == 303
    assert OutboxEvent.objects.get(name="people.PersonaRenamed").payload == {"persona": nour.pk}
    for address in ("/me/", "/me/personas/", f"/p/{nour.public_id}/"):
        page = browser.get(address).content.decode()
        assert "Aurore" in page
        assert old not in page


def test_no_row_keeps_the_old_name(nour: Persona) -> None:
    old = nour.name
    rename_persona(persona=nour, name="Aurore")
    assert not Persona.objects.filter(name=old).exists()
    persona_of(nour.member, old)  # and it is free again


def test_pages_kept_with_the_old_name_are_let_go_at_once(nour: Persona, monkeypatch: Any) -> None:
    let_go: list[str] = []
    offers.offered("names")
    monkeypatch.setitem(offers._contributed, "names", [lambda: let_go.append(nour.name)])
    rename_persona(persona=nour, name="Aurore")
    describe_persona(persona=nour, description=Description(pronouns={"en": "she/her"}), language="en")
    assert let_go == ["Aurore", "Aurore"]


def test_the_same_name_again_changes_nothing(nour: Persona) -> None:
    rename_persona(persona=nour, name=nour.name)
    assert not OutboxEvent.objects.exists()


def test_a_name_may_change_within_its_own_key(camille: Persona) -> None:
    rename_persona(persona=camille, name="camille")
    camille.refresh_from_db()
    assert camille.name == "camille"


def test_a_taken_name_is_refused_and_the_old_one_stays(browser: Client, nour: Persona, camille: Persona) -> None:
    answer = browser.post(f"/me/personas/{nour.public_id}/name/", {"name": "Camílle"})
    assert answer.status_code == 422
    nour.refresh_from_db()
    assert nour.name == "نور الفجر"


def test_collecting_names_is_limited(browser: Client, nour: Persona) -> None:
    for letter in "abcdefghij":
        browser.post(f"/me/personas/{nour.public_id}/name/", {"name": f"Name {letter * 3}"})
    answer = browser.post(f"/me/personas/{nour.public_id}/name/", {"name": "One More"})
    assert answer.status_code == 422
    assert "Too many tries" in answer.content.decode()


def test_a_name_put_away_is_closed_to_everybody(
    browser: Client, nour: Persona, rowan: Persona, signed_in: Callable[..., Client]
) -> None:
    lantern = persona_of(nour.member, "Lantern")
    assert "Its page closes" in browser.get(f"/me/personas/{lantern.public_id}/put-away/").content.decode()
    for _twice in range(2):
        assert browser.post(f"/me/personas/{lantern.public_id}/put-away/").status_code == 303
    assert signed_in(rowan).get(f"/p/{lantern.public_id}/").status_code == 404
    assert browser.get(f"/p/{lantern.public_id}/").status_code == 404
    assert OutboxEvent.objects.filter(name="people.PersonaDescribed").count() == 1


def test_putting_away_the_name_in_use_goes_on_as_another(browser: Client, nour: Persona) -> None:
    persona_of(nour.member, "Lantern")
    browser.post(f"/me/personas/{nour.public_id}/put-away/")
    assert "<bdi>Lantern</bdi>" in browser.get("/me/").content.decode()


def test_the_only_name_stays(nour: Persona) -> None:
    with pytest.raises(Refused, match="the only name you use"):
        retire_persona(owner=viewer(nour), persona=nour)


def test_a_name_can_be_taken_up_again(browser: Client, nour: Persona) -> None:
    lantern = persona_of(nour.member, "Lantern")
    retire_persona(owner=viewer(nour), persona=lantern)
    for _twice in range(2):
        assert browser.post(f"/me/personas/{lantern.public_id}/bring-back/").status_code == 303
    assert browser.get(f"/p/{lantern.public_id}/").status_code == 200


def test_taking_up_a_sixth_is_refused(nour: Persona) -> None:
    away = persona_of(nour.member, "Lantern")
    retire_persona(owner=viewer(nour), persona=away)
    for letter in "abcd":
        persona_of(nour.member, f"Name {letter * 3}")
    with pytest.raises(Refused, match="which is the most"):
        bring_back_persona(owner=viewer(nour), persona=away)


def test_the_list_costs_the_same_with_five(browser: Client, nour: Persona, django_assert_num_queries: Any) -> None:
    browser.get("/me/personas/")
    queries = 5  # session, names of the viewer, blocks, bell, the list
    with django_assert_num_queries(queries):
        browser.get("/me/personas/")
    for letter in "abcd":
        persona_of(nour.member, f"Name {letter * 3}")
    with django_assert_num_queries(queries):
        browser.get("/me/personas/")
