"""Signing in: one answer and one amount of work for every wrong pair; sessions end with the browser."""

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samar.accounts.models import Consent, Session
from samar.people.models import Persona
from tests.passphrases import CountingHasher
from tests.people import PASSPHRASE

WRONG = "The sign-in name or the passphrase is not right."


def sign_in(client: Client, name: str, passphrase: str = PASSPHRASE, **more: str) -> Any:
    return client.post("/sign-in/", {"sign_in_name": name, "passphrase": passphrase, **more})


@pytest.fixture
def hashed(settings: Any) -> list[str]:
    """Which of the hasher's two calls were made, in their order."""
    settings.PASSWORD_HASHERS = ["tests.passphrases.CountingHasher"]
    CountingHasher.calls.clear()
    return CountingHasher.calls


def test_a_member_signs_in(client: Client, rowan: Persona) -> None:
    response = sign_in(client, "rowan")
    assert (response.status_code, response["Location"]) == (303, "/")
    assert client.get("/me/").status_code == 200


def test_capitals_and_spaces_do_not_matter(client: Client, rowan: Persona) -> None:
    assert sign_in(client, "  ROWAN ", f" {PASSPHRASE} ").status_code == 303


def test_a_wrong_passphrase_is_refused(client: Client, rowan: Persona) -> None:
    response = sign_in(client, "rowan", "not the one at all")
    assert response.status_code == 422
    assert WRONG in response.content.decode()
    assert Session.objects.filter(member=rowan.member).count() == 0


def test_the_passphrase_is_never_sent_back(client: Client, rowan: Persona) -> None:
    page = sign_in(client, "rowan", "not the one at all").content.decode()
    assert "not the one at all" not in page
    assert 'value="rowan"' in page


def test_unknown_names_and_closed_accounts_get_the_same_page(rowan: Persona, camille: Persona) -> None:
    camille.member.is_active = False
    camille.member.save()
    tried = [("rowan", "wrong wrong wrong"), ("nobody", PASSPHRASE), ("camille", PASSPHRASE)]
    pages = {sign_in(Client(), name, passphrase).content.decode().replace(name, "NAME") for name, passphrase in tried}
    assert len({without_tokens(page) for page in pages}) == 1


def without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_known_and_unknown_names_cost_one_hashing_and_the_same_queries(
    client: Client, rowan: Persona, hashed: list[str]
) -> None:
    sign_in(Client(), "someone else", "wrong wrong wrong")  # makes the salt of the day
    costs = []
    for name in ("rowan", "nobody"):
        hashed.clear()
        with CaptureQueriesContext(connection) as queries:
            sign_in(Client(), name, "wrong wrong wrong")
        costs.append((len(hashed), len(queries)))
    assert costs[0] == costs[1]
    assert costs[0][0] == 1


def test_the_session_key_changes_on_signing_in(client: Client, rowan: Persona) -> None:
    client.session["toast"] = "x"
    before = client.session
    before["toast"] = "x"
    before.save()
    client.cookies["s"] = before.session_key
    sign_in(client, "rowan")
    assert client.cookies["s"].value != before.session_key
    assert not Session.objects.filter(member=None).exists()


def test_a_session_ends_with_the_browser(client: Client, rowan: Persona) -> None:
    assert sign_in(client, "rowan").cookies["s"]["max-age"] == ""


def test_a_session_may_stay_for_thirty_days(client: Client, rowan: Persona) -> None:
    assert sign_in(client, "rowan", stays="on").cookies["s"]["max-age"] == 30 * 24 * 3600


def test_one_goes_where_one_was_going(client: Client, rowan: Persona) -> None:
    assert sign_in(client, "rowan", next="/me/blocks/")["Location"] == "/me/blocks/"


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_one_is_not_led_away_from_the_site(client: Client, rowan: Persona, address: str) -> None:
    assert sign_in(client, "rowan", next=address)["Location"] == "/"


def test_after_ten_tries_a_name_is_closed_for_a_while(client: Client, rowan: Persona) -> None:
    for _try in range(10):
        sign_in(client, "rowan", "wrong wrong wrong")
    response = sign_in(client, "Rowan")
    assert response.status_code == 422
    assert "Too many tries." in response.content.decode()
    assert sign_in(Client(), "nobody", "wrong").status_code == 422


def test_when_tries_cannot_be_counted_nobody_gets_in(client: Client, rowan: Persona) -> None:
    def without_counts(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "safety_" in sql:
            raise OperationalError
        return execute(sql, params, many, context)

    with connection.execute_wrapper(without_counts):
        response = sign_in(client, "rowan")
    assert response.status_code == 422
    assert "cannot be done just now" in response.content.decode()


def test_text_that_waited_comes_back_after_signing_in(client: Client, rowan: Persona) -> None:
    kept = {"kept_action": "/me/personas/", "kept.name": "A name half typed"}
    wrong = sign_in(client, "rowan", "wrong wrong wrong", **kept)
    assert "A name half typed" in wrong.content.decode()
    right = sign_in(client, "rowan", **kept)
    assert right.status_code == 200
    assert "A name half typed" in right.content.decode()


def test_signed_in_people_are_sent_home(client: Client, signed_in: Any, rowan: Persona) -> None:
    assert signed_in(rowan).get("/sign-in/")["Location"] == "/"


@pytest.mark.parametrize("name", ["\x00", "x" * 5000, "\u202erowan", "نور"])
def test_odd_names_are_refused_kindly(client: Client, rowan: Persona, name: str) -> None:
    assert sign_in(client, name).status_code in {303, 422}


def test_someone_who_has_not_accepted_the_agreement_is_asked_first(client: Client, rowan: Persona) -> None:
    Consent.objects.all().delete()
    sign_in(client, "rowan")
    assert client.get("/me/")["Location"] == "/agreement/?next=%2Fme%2F"
