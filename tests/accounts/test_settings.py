"""Settings: what a member tells, what they consent to, and the agreement."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from time_machine import travel

from samar.accounts.actions import choose_country
from samar.accounts.models import Consent, Member, Session
from samar.people.models import Persona


@pytest.fixture
def browser(rowan: Persona, signed_in: Callable[..., Client]) -> Client:
    return signed_in(rowan)


def rowans(rowan: Persona) -> Member:
    return Member.objects.get(pk=rowan.member_id)


def consent(rowan: Persona, purpose: str) -> Consent:
    return Consent.objects.get(member=rowan.member_id, purpose=purpose)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_page_is_there_in_each_language(rowan: Persona, signed_in: Callable[..., Client], language: str) -> None:
    page = signed_in(rowan, language=language).get("/me/settings/").content.decode()
    assert f'<html lang="{language}"' in page
    assert "العربيّة" in page


def test_languages_are_kept_with_consent(browser: Client, rowan: Persona) -> None:
    assert browser.post("/me/settings/languages/", {"reads": ["ar", "en"]}).status_code == 303
    assert rowans(rowan).reads == ["ar", "en"]
    assert consent(rowan, "languages").withdrawn_on is None


@travel(datetime(2026, 11, 20, 12, tzinfo=UTC))
def test_a_country_is_kept_with_consent_and_goes_with_it(browser: Client, rowan: Persona) -> None:
    browser.post("/me/settings/country/", {"country": "TN"})
    assert rowans(rowan).country == "TN"
    browser.post("/me/settings/country/", {"country": ""})
    assert rowans(rowan).country == ""
    assert consent(rowan, "country").withdrawn_on == date(2026, 11, 20)


def test_a_country_nobody_knows_is_refused(browser: Client, rowan: Persona) -> None:
    response = browser.post("/me/settings/country/", {"country": "ZZ"})
    assert response.status_code == 422
    assert rowans(rowan).country == "IE"


def test_taking_consent_back_forgets_what_it_was_for(browser: Client, rowan: Persona) -> None:
    choose_country(member=rowan.member, country="TN")
    for _twice in range(2):
        assert browser.post("/me/settings/consent/country/remove/").status_code == 303
    assert rowans(rowan).country == ""
    assert consent(rowan, "country").withdrawn_on is not None
    assert "/consent/country/" not in browser.get("/me/settings/").content.decode()


@pytest.mark.parametrize("purpose", ["words", "age", "agreement", "nonsense"])
def test_what_the_account_needs_is_not_taken_back_alone(browser: Client, purpose: str) -> None:
    assert browser.post(f"/me/settings/consent/{purpose}/remove/").status_code == 404


def test_age_goes_forward(rowan: Persona, reem: Persona, signed_in: Callable[..., Client]) -> None:
    signed_in(reem).post("/me/settings/age/", {"age_band": "18-24"})
    assert rowans(reem).age_band == "18-24"


def test_age_does_not_go_back(browser: Client, rowan: Persona) -> None:
    response = browser.post("/me/settings/age/", {"age_band": "16-17"})
    assert response.status_code == 422
    assert "Age only goes forward here." in response.content.decode()
    assert rowans(rowan).age_band == "25+"


def test_visitors_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/me/settings/")["Location"] == "/sign-in/?next=%2Fme%2Fsettings%2F"


def test_the_agreement_is_for_anyone_to_read(client: Client, db: None) -> None:
    page = client.get("/agreement/").content.decode()
    assert "I listen before I answer" in page
    assert "<form" not in page
    assert not client.cookies


def test_a_new_agreement_is_shown_before_the_next_page(rowan: Persona, signed_in: Callable[..., Client]) -> None:
    browser = told_of_a_new_agreement(rowan, signed_in)
    assert browser.get("/me/personas/")["Location"] == "/agreement/?next=%2Fme%2Fpersonas%2F"
    answer = browser.post("/agreement/", {"next": "/me/personas/"})
    assert (answer.status_code, answer["Location"]) == (303, "/me/personas/")
    assert browser.get("/me/personas/").status_code == 200
    assert Consent.objects.filter(member=rowan.member, purpose="agreement").count() == 2


@pytest.mark.parametrize("address", ["/help-now/", "/agreement/", "/me/settings/", "/me/leave/", "/privacy/"])
def test_help_and_the_way_out_never_wait_for_it(rowan: Persona, signed_in: Callable[..., Client], address: str) -> None:
    assert told_of_a_new_agreement(rowan, signed_in).get(address).status_code == 200


def test_what_is_being_sent_does_not_wait_for_it(rowan: Persona, signed_in: Callable[..., Client]) -> None:
    browser = told_of_a_new_agreement(rowan, signed_in)
    assert browser.post("/me/settings/languages/", {"reads": ["fr"]}).status_code == 303


def test_having_accepted_is_asked_for_once_a_session(
    rowan: Persona, signed_in: Callable[..., Client], django_assert_max_num_queries: Any
) -> None:
    browser = signed_in(rowan)
    session = browser.session
    del session["agreed"]
    session.save()
    browser.get("/me/")
    assert browser.session["agreed"]
    assert Session.objects.count() == 1


def told_of_a_new_agreement(rowan: Persona, signed_in: Callable[..., Client]) -> Client:
    """A browser whose session and member know only an older version."""
    browser = signed_in(rowan)
    session = browser.session
    session["agreed"] = "2020-01"
    session.save()
    Consent.objects.filter(member=rowan.member).update(version="2020-01")
    return browser
