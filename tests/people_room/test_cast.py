"""The cast can sign in, and knows who is who."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.test import Client

from samar.accounts.models import Session
from samar.people.models import Persona
from tests.people import PASSPHRASE, VISITOR, viewer


def test_everyone_has_the_passphrase_of_the_cast(nour: Persona) -> None:
    assert nour.member.check_password(PASSPHRASE)


def test_a_session_is_a_real_one(signed_in: Callable[..., Client], rowan: Persona) -> None:
    browser = signed_in(rowan)
    assert browser.session[SESSION_KEY] == str(rowan.member_id)
    assert Session.objects.get().member == rowan.member


def test_viewers_have_the_role_of_their_member(reem: Persona, sacha: Persona, mara: Persona) -> None:
    assert (viewer(reem).role, viewer(reem).age_band) == ("member", "16-17")
    assert viewer(sacha).moderates
    assert viewer(mara).role == "operator"
    assert not VISITOR.signed_in
