"""Signing out, here and everywhere."""

from collections.abc import Callable

from django.test import Client

from samar.accounts.models import Session
from samar.people.models import Persona


def test_signing_out_ends_this_session(rowan: Persona, signed_in: Callable[..., Client]) -> None:
    here, elsewhere = signed_in(rowan), signed_in(rowan)
    assert here.post("/sign-out/").status_code == 303
    assert here.get("/me/").status_code == 302
    assert elsewhere.get("/me/").status_code == 200


def test_signing_out_everywhere_ends_all_of_them_at_once(
    rowan: Persona, camille: Persona, signed_in: Callable[..., Client]
) -> None:
    here, elsewhere, other = signed_in(rowan), signed_in(rowan), signed_in(camille)
    assert here.post("/me/settings/sign-out-everywhere/").status_code == 303
    assert here.get("/me/").status_code == elsewhere.get("/me/").status_code == 302
    assert other.get("/me/").status_code == 200
    assert list(Session.objects.values_list("member", flat=True)) == [camille.member_id]


def test_a_link_cannot_sign_anyone_out(rowan: Persona, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(rowan)
    assert browser.get("/sign-out/").status_code == 405
    assert browser.get("/me/").status_code == 200


def test_a_closed_account_reads_as_a_visitor(rowan: Persona, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(rowan)
    rowan.member.is_active = False
    rowan.member.save()
    assert browser.get("/me/").status_code == 302
