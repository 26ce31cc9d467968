"""The way back in: a code and a new passphrase."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samar.accounts.actions import make_codes
from samar.accounts.codes import digest
from samar.accounts.models import RecoveryCode, Session
from samar.people.models import Persona
from tests.passphrases import CountingHasher

NEW = "saffron-window-eleven-otter"
UNKNOWN = "This code is not one we know, or it has been used already."


def recover(client: Client, code: str, passphrase: str = NEW) -> Any:
    return client.post("/sign-in/code/", {"code": code, "new_passphrase": passphrase})


def test_a_code_sets_a_new_passphrase_and_signs_in(client: Client, rowan: Persona) -> None:
    code = make_codes(member=rowan.member)[0]
    assert recover(client, code).status_code == 303
    rowan.member.refresh_from_db()
    assert rowan.member.check_password(NEW)
    assert "5 codes are left" in client.get("/me/").content.decode()


def test_every_other_session_ends(client: Client, rowan: Persona, signed_in: Callable[..., Client]) -> None:
    elsewhere = signed_in(rowan)
    recover(client, make_codes(member=rowan.member)[0])
    assert elsewhere.get("/me/").status_code == 302
    assert Session.objects.filter(member=rowan.member).count() == 1


def test_a_code_works_once(client: Client, rowan: Persona) -> None:
    code = make_codes(member=rowan.member)[0]
    recover(client, code)
    assert UNKNOWN in recover(Client(), code).content.decode()


def test_the_last_code_leads_to_new_ones(client: Client, rowan: Persona) -> None:
    code = make_codes(member=rowan.member)[0]
    RecoveryCode.objects.exclude(digest=digest(code)).delete()
    assert recover(client, code)["Location"] == "/me/settings/codes/"


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}\n"])
def test_how_a_code_is_typed_does_not_matter(client: Client, rowan: Persona, typed: Callable[[str], str]) -> None:
    assert recover(client, typed(make_codes(member=rowan.member)[0])).status_code == 303


def test_look_alikes_and_other_digits_are_read_as_meant() -> None:
    assert digest("O1I-l0") == digest("01110") == digest("٠١١١٠")


def test_a_weak_passphrase_leaves_the_code_good(client: Client, rowan: Persona) -> None:
    code = make_codes(member=rowan.member)[0]
    assert "at least 12 characters" in recover(client, code, "short").content.decode()
    assert recover(client, code).status_code == 303


def test_unknown_codes_and_closed_accounts_get_the_same_page(rowan: Persona) -> None:
    code = make_codes(member=rowan.member)[0]
    rowan.member.is_active = False
    rowan.member.save()
    for tried in (code, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", "نعم", "x" * 59):
        response = recover(Client(), tried)
        assert (response.status_code, UNKNOWN in response.content.decode()) == (422, True)


def test_unknown_codes_cost_the_same_hashing(client: Client, rowan: Persona, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.passphrases.CountingHasher"]
    code = make_codes(member=rowan.member)[0]
    for tried in (code, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA"):
        CountingHasher.calls.clear()
        recover(Client(), tried)
        assert CountingHasher.calls == ["encode"]


def test_tries_are_limited(client: Client, rowan: Persona) -> None:
    for _try in range(40):
        recover(client, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")
    assert "Too many tries" in recover(client, make_codes(member=rowan.member)[0]).content.decode()


def test_neither_code_nor_passphrase_is_sent_back(client: Client, rowan: Persona) -> None:
    assert NEW not in recover(client, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA").content.decode()


def test_a_stolen_table_opens_nothing(rowan: Persona) -> None:
    codes = make_codes(member=rowan.member)
    with CaptureQueriesContext(connection) as queries:
        make_codes(member=rowan.member)
    assert not any(code in query["sql"] for query in queries for code in codes)
    assert len({len(row.digest) for row in RecoveryCode.objects.all()}) == 1
