"""What is begun under one name is never sent under another."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from samar.discussions.models import Draft, Reply, Response, Thread
from samar.people.models import Block, Persona, ProfileField
from tests.discussions.words import told
from tests.people import PASSPHRASE, persona_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(nour: Persona) -> Persona:
    """Another name of the one behind nour."""
    return persona_of(nour.member, "Second")


def hidden_fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def opened(browser: Client, address: str) -> dict[str, str]:
    """The hidden fields of the page at `address`."""
    return hidden_fields(browser.get(address).content.decode())


def test_a_text_begun_as_one_is_not_published_as_another(
    signed_in: Callable[..., Client], nour: Persona, second: Persona
) -> None:
    browser = signed_in(second, language="en")
    typed = {"body": "zanzibar", "kind": "story", "audience": "everyone", "act": "publish"} | opened(browser, "/write/")
    browser.post(f"/me/personas/{nour.public_id}/use/")
    answer = browser.post("/write/", typed)
    page = answer.content.decode()
    assert (answer.status_code, Thread.objects.count()) == (422, 0)
    assert "zanzibar" in page
    assert "You began this under another name" in page
    assert browser.post("/write/", hidden_fields(page) | {"body": "zanzibar"}).status_code == 303
    assert Thread.objects.get().author == nour


def test_nor_an_answer_a_response_a_draft_a_block_a_mute_or_a_profile(
    signed_in: Callable[..., Client], nour: Persona, second: Persona, rowan: Persona
) -> None:
    story, page, browser = f"/s/{told(rowan).public_id}/", f"/p/{rowan.public_id}/", signed_in(second, language="en")
    sent = {
        f"{story}replies/": opened(browser, story) | {"body": "zanzibar"},
        f"{story}draft/": opened(browser, story) | {"body": "zanzibar"},
        f"{story}respond/": opened(browser, story) | {"kind": "hear"},
        f"{page}block/": opened(browser, f"{page}block/"),
        f"{page}mute/": opened(browser, f"{page}mute/"),
        "/me/profile/": opened(browser, "/me/profile/") | {"about": "zanzibar"},
    }
    browser.post(f"/me/personas/{nour.public_id}/use/")
    assert {address: browser.post(address, typed).status_code for address, typed in sent.items()} == dict.fromkeys(
        sent, 422
    )
    assert [model.objects.count() for model in (Reply, Draft, Response, Block, ProfileField)] == [0] * 5


def test_a_draft_kept_by_a_script_is_told_in_a_line(
    signed_in: Callable[..., Client], nour: Persona, second: Persona
) -> None:
    browser = signed_in(second, language="en")
    typed = opened(browser, "/write/") | {"body": "zanzibar"}
    browser.post(f"/me/personas/{nour.public_id}/use/")
    answer = browser.post("/write/draft/", typed, headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert "another name" in answer.json()["said"]


def test_what_waited_while_signing_in_anew_is_not_sent_under_the_first_name(
    signed_in: Callable[..., Client], nour: Persona, second: Persona
) -> None:
    browser = signed_in(second, language="en")
    typed = {"body": "zanzibar", "kind": "story", "audience": "everyone", "act": "publish"} | opened(browser, "/write/")
    browser.cookies.pop("s")
    waiting = hidden_fields(browser.post("/write/", typed).content.decode())
    back = browser.post("/sign-in/", waiting | {"sign_in_name": "nour", "passphrase": PASSPHRASE})
    assert browser.post("/write/", hidden_fields(back.content.decode()) | {"body": "zanzibar"}).status_code == 422
    assert not Thread.objects.exists()
