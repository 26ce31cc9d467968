"""Leaving: at any moment, and nothing stays."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from samar.accounts.actions import make_codes
from samar.accounts.models import Member, Session
from samar.kit import offers
from samar.people.actions import block_persona, describe_persona, mute_persona
from samar.people.actions.describe import Description
from samar.people.models import Persona
from tests.people import PASSPHRASE, persona_of, viewer


def test_everything_of_the_member_is_erased(nour: Persona, rowan: Persona, signed_in: Callable[..., Client]) -> None:
    browser, member = signed_in(nour, language="en"), nour.member
    persona_of(member, "Another Name")
    make_codes(member=member)
    describe_persona(persona=nour, description=Description(parts={"about": "hello"}), language="en")
    block_persona(blocker=viewer(nour), blocked=rowan)
    mute_persona(muter=viewer(rowan), muted=nour)
    response = browser.post("/me/leave/", {"passphrase": PASSPHRASE})
    assert (response.status_code, response["Location"]) == (303, "/goodbye/")
    assert rows_about(member.pk) == {}
    assert set(Persona.objects.all()) == {rowan}
    assert "Nothing of yours is here any more" in browser.get("/goodbye/").content.decode()


def rows_about(member: int) -> dict[str, int]:
    """How many rows point at the member, by table."""
    fields = [
        (model, field.attname)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Member
    ]
    counts = {model.__name__: model.objects.filter(**{name: member}).count() for model, name in fields}
    return {name: count for name, count in counts.items() if count}


def test_the_passphrase_is_asked_for(nour: Persona, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(nour, language="en")
    assert "cannot be taken back" in browser.get("/me/leave/").content.decode()
    assert browser.post("/me/leave/", {"passphrase": "not the one"}).status_code == 422
    assert Member.objects.filter(pk=nour.member_id).exists()


def test_sessions_elsewhere_end_too(nour: Persona, signed_in: Callable[..., Client]) -> None:
    here, elsewhere = signed_in(nour, language="en"), signed_in(nour, language="en")
    here.post("/me/leave/", {"passphrase": PASSPHRASE})
    assert elsewhere.get("/me/").status_code == 302
    assert not Session.objects.filter(member__isnull=False).exists()


def test_each_room_is_asked_to_forget_each_persona(
    nour: Persona, signed_in: Callable[..., Client], monkeypatch: Any
) -> None:
    other = persona_of(nour.member, "Another Name")
    forgotten: list[int] = []
    offers.offered("persona-erasure")
    forget = [lambda persona: forgotten.append(persona.pk)]
    monkeypatch.setitem(offers._contributed, "persona-erasure", forget)
    signed_in(nour, language="en").post("/me/leave/", {"passphrase": PASSPHRASE})
    assert sorted(forgotten) == sorted([nour.pk, other.pk])


def test_when_a_room_cannot_forget_nothing_is_half_erased(
    nour: Persona, signed_in: Callable[..., Client], monkeypatch: Any
) -> None:
    def fails(persona: Persona) -> None:
        raise LookupError

    offers.offered("persona-erasure")
    monkeypatch.setitem(offers._contributed, "persona-erasure", [fails])
    with pytest.raises(LookupError):
        signed_in(nour, language="en").post("/me/leave/", {"passphrase": PASSPHRASE})
    assert Member.objects.filter(pk=nour.member_id).exists()
