"""Changing the passphrase, and making new codes: both ask for the passphrase again."""

from collections.abc import Callable

import pytest
from django.test import Client

from samar.accounts.actions import make_codes
from samar.accounts.models import RecoveryCode, Session
from samar.people.models import Persona
from tests.people import PASSPHRASE

NEW = "saffron-window-eleven-otter"


@pytest.fixture
def browser(rowan: Persona, signed_in: Callable[..., Client]) -> Client:
    return signed_in(rowan)


def change(browser: Client, current: str = PASSPHRASE, new: str = NEW) -> tuple[int, str]:
    response = browser.post("/me/settings/passphrase/", {"passphrase": current, "new_passphrase": new})
    return response.status_code, response.content.decode()


def test_the_new_passphrase_holds_and_other_devices_are_signed_out(
    browser: Client, rowan: Persona, signed_in: Callable[..., Client]
) -> None:
    elsewhere = signed_in(rowan)
    key = browser.cookies["s"].value
    assert change(browser)[0] == 303
    rowan.member.refresh_from_db()
    assert rowan.member.check_password(NEW)
    assert elsewhere.get("/me/").status_code == 302
    assert browser.get("/me/").status_code == 200
    assert browser.cookies["s"].value != key
    assert Session.objects.count() == 1


def test_the_old_one_must_be_right(browser: Client, rowan: Persona) -> None:
    status, page = change(browser, current="not the one at all")
    assert status == 422
    assert "This is not your passphrase." in page
    rowan.member.refresh_from_db()
    assert rowan.member.check_password(PASSPHRASE)


def test_the_new_one_must_be_strong(browser: Client) -> None:
    assert "at least 12 characters" in change(browser, new="short")[1]


def test_asking_again_is_limited(browser: Client) -> None:
    for _try in range(10):
        change(browser, current="not the one at all")
    assert "Too many tries" in change(browser)[1]


def test_new_codes_replace_the_old(browser: Client, rowan: Persona) -> None:
    old = make_codes(member=rowan.member)[0]
    page = browser.post("/me/settings/codes/", {"passphrase": PASSPHRASE}).content.decode()
    assert page.count("<li>") >= 6
    assert old not in page
    assert RecoveryCode.objects.filter(member=rowan.member).count() == 6
    answer = Client().post("/sign-in/code/", {"code": old, "new_passphrase": NEW})
    assert answer.status_code == 422


def test_new_codes_need_the_passphrase(browser: Client, rowan: Persona) -> None:
    assert browser.post("/me/settings/codes/", {"passphrase": "not the one"}).status_code == 422
    assert not rowan.member.recovery_codes.exists()
