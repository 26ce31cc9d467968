"""Joining: one page, then the codes, then home."""

import re
from typing import Any

import pytest
from django.test import Client

from samar.accounts.agreement import AGREEMENT, VERSION
from samar.accounts.models import Consent, Member, RecoveryCode, Session
from samar.kit.models import OutboxEvent
from samar.people.models import Persona
from samar.people.views.joining import TRIES
from tests.people import PASSPHRASE

pytestmark = pytest.mark.django_db
CODE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}")


def form(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Violette",
        "sign_in_name": "violette en ville",
        "passphrase": PASSPHRASE,
        "age_band": "18-24",
        "reads": ["fr", "ar"],
        "country": "LB",
        "agrees": "on",
        "consents": "on",
        "once": "a-key-of-this-form-1",
    } | changes


def join(client: Client, **changes: Any) -> Any:
    return client.post("/join/", form(**changes))


def test_joining_makes_a_member_with_a_persona(client: Client) -> None:
    response = join(client)
    member = Member.objects.get()
    assert response.status_code == 200
    assert (member.sign_in_name, member.age_band) == ("violette en ville", "18-24")
    assert (member.country, member.role, member.reads) == ("LB", "member", ["fr", "ar"])
    assert [persona.name for persona in member.personas.all()] == ["Violette"]
    assert OutboxEvent.objects.get().name == "people.PersonaJoined"


def test_the_codes_are_shown_once_and_kept_as_digests(client: Client) -> None:
    page = join(client).content.decode()
    codes = set(CODE.findall(page))
    assert len(codes) == 6
    assert RecoveryCode.objects.count() == 6
    kept = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not any(code in kept for code in codes)
    assert not CODE.search(client.get("/me/settings/codes/").content.decode())
    assert not any(code in row for row in Session.objects.values_list("content", flat=True) for code in codes)


def test_the_codes_can_be_downloaded_without_asking_the_server(client: Client) -> None:
    assert 'href="data:text/plain;charset=utf-8,' in join(client).content.decode()


def test_one_is_signed_in_at_once(client: Client) -> None:
    page = join(client)
    assert "Whom I keep away" in client.get("/me/").content.decode()
    assert 'href="/me/"' in page.content.decode()


def test_looking_at_the_page_keeps_nothing(client: Client) -> None:
    assert client.get("/join/").status_code == 200
    assert set(client.cookies) == {"c"}  # the form's own token, gone with the browser
    assert not Session.objects.exists()


def test_each_purpose_is_consented_to(client: Client) -> None:
    join(client)
    given = set(Consent.objects.filter(version=VERSION).values_list("purpose", flat=True))
    assert given == {AGREEMENT, "words", "age", "languages", "country"}


def test_a_country_that_is_not_told_is_not_consented_to(client: Client) -> None:
    join(client, country="")
    assert not Consent.objects.filter(purpose="country").exists()


def test_sending_the_form_twice_makes_one_member_and_leads_to_the_codes(client: Client) -> None:
    client.get("/join/")
    again = Client()
    again.cookies["c"] = client.cookies["c"].value  # the same browser, which has not had the first answer yet
    join(client)
    response = join(again)
    assert Member.objects.count() == 1
    assert (response.status_code, response["Location"]) == (303, "/me/settings/codes/")


def test_whoever_is_signed_in_is_sent_home(client: Client) -> None:
    join(client)
    assert join(client)["Location"] == "/"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "x"}, "at least 2 characters"),
        ({"name": "y" * 41}, "longer than 40 characters"),
        ({"name": "12345"}, "at least one letter"),
        ({"name": "M0derator"}, "looks after this place"),
        ({"sign_in_name": "ab"}, "at least 3 characters"),
        ({"passphrase": "short"}, "at least 12 characters"),
        ({"passphrase": "violetteenville"}, "close to your name"),
        ({"age_band": ""}, "Please choose the one that fits you"),
        ({"age_band": "under-13"}, "for people of 13 and more"),
        ({"age_band": "99"}, "Select a valid choice"),
        ({"reads": []}, "at least one language"),
        ({"reads": ["xx"]}, "Select a valid choice"),
        ({"country": "ZZ"}, "Select a valid choice"),
        ({"agrees": ""}, "rests on the agreement"),
        ({"consents": ""}, "Without this, nothing you write"),
    ],
)
def test_what_is_amiss_is_said_beside_the_field(client: Client, changes: dict[str, Any], said: str) -> None:
    response = join(client, **changes)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Member.objects.exists()
    assert not Persona.objects.exists()


def test_everything_typed_is_kept_but_the_passphrase(client: Client) -> None:
    page = join(client, agrees="").content.decode()
    for kept in ('value="Violette"', 'value="violette en ville"', 'value="LB" selected'):
        assert kept in page
    assert set(re.findall(r'value="([^"]+)" [^>]*checked', page)) == {"18-24", "fr", "ar"}
    assert PASSPHRASE not in page


def test_a_name_that_is_taken_is_refused_kindly(client: Client, camille: Persona) -> None:
    page = join(client, name="Cаmille").content.decode()  # with a Cyrillic а
    assert "This name is taken here. Add a word to make it yours." in page


def test_a_sign_in_name_that_is_taken_is_refused_kindly(client: Client, camille: Persona) -> None:
    assert "This sign-in name is taken." in join(client, sign_in_name="CAMILLE").content.decode()


def test_other_words_can_be_asked_for_without_losing_what_was_typed(client: Client) -> None:
    first = client.get("/join/").content.decode()
    page = join(client, suggest="1", name="Half").content.decode()
    assert words_suggested(page)
    assert not words_suggested(page) & words_suggested(first)
    assert 'value="Half"' in page
    assert "This field is required" not in page
    assert not Member.objects.exists()


def words_suggested(page: str) -> set[str]:
    return set(re.findall(r'translate="no">([^<]+)<', page))


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_page_is_there_in_each_language(client: Client, language: str) -> None:
    client.cookies["lang"] = language
    page = client.get("/join/").content.decode()
    assert f'<html lang="{language}"' in page
    assert len(words_suggested(page)) == 3
    assert re.search(rf'value="{language}" [^>]*checked', page)


@pytest.mark.parametrize("name", ["نور الهدى", "שירה", "สมชาย", "O’Hara", "Jean-Luc ✨", "李明"])
def test_names_of_the_world_pass(client: Client, name: str) -> None:
    assert join(client, name=name).status_code == 200
    assert Persona.objects.get().name == name


def test_hostile_text_in_a_name_stays_text(client: Client) -> None:
    join(client, name="<b onload=x>\x00\u202eBo")
    assert Persona.objects.get().name == "<b onload=x>Bo"
    assert "<b onload" not in client.get("/me/").content.decode()


def test_a_megabyte_in_a_field_is_refused_not_failed(client: Client) -> None:
    assert join(client, name="n" * 1_000_000, passphrase="p" * 500_000).status_code == 422


def test_joining_is_limited(client: Client) -> None:
    for number in range(30):
        name = f"Someone {chr(97 + number % 26) * (3 + number)}"
        join(Client(), name=name, sign_in_name=f"someone {number}", once=f"a-key-of-form-{number:04}")
    response = join(Client(), once="a-key-of-the-last-form")
    assert response.status_code == 422
    assert "Too many tries" in response.content.decode()


def test_asking_which_names_are_taken_is_limited(client: Client, nour: Persona) -> None:
    tries = [join(client, sign_in_name="nour", passphrase="", once="") for _ in range(TRIES)]
    assert all("This sign-in name is taken" in one.content.decode() for one in tries)
    answer = join(client, sign_in_name="nour", passphrase="", once="")
    assert answer.status_code == 422
    assert "Too many tries" in answer.content.decode()
    assert "is taken" not in answer.content.decode()
