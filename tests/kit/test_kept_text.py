"""Forms that cannot be taken: their text comes back to whoever typed it, and to nobody else."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from samar.people.models import Persona
from tests.people import sign_in

pytestmark = pytest.mark.django_db

NEEDS_NONE = {"exit"}  # ends a session and does nothing else
ELSEWHERE = [
    {"HTTP_SEC_FETCH_SITE": "cross-site"},
    {"HTTP_SEC_FETCH_SITE": "same-site"},
    {"HTTP_ORIGIN": "https://elsewhere.example"},
    {"HTTP_ORIGIN": "null"},
]


def posted() -> list[tuple[str, str]]:
    """The name and an address of every route that takes a POST."""

    def walk(patterns: list[URLPattern | URLResolver], before: str = "") -> list[tuple[str, str]]:
        found = []
        for one in patterns:
            if isinstance(one, URLResolver):
                found += walk(one.url_patterns, before + str(one.pattern))
            elif "POST" in one.callback.methods:
                found.append((str(one.name), "/" + re.sub(r"<[^>]+>", "x", before + str(one.pattern))))
        return found

    return walk(get_resolver().url_patterns)


@pytest.mark.parametrize(("name", "address"), posted())
def test_nothing_is_taken_without_the_token_of_its_form(name: str, address: str, sacha: Persona) -> None:
    browser = sign_in(Client(enforce_csrf_checks=True), sacha)
    if name not in NEEDS_NONE:
        assert browser.post(address, {"body": "zanzibar"}).status_code == 403


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_what_another_site_sent_is_not_offered_to_be_sent_again(headers: dict[str, str], nour: Persona) -> None:
    browser = sign_in(Client(enforce_csrf_checks=True), nour, language="en")
    page = browser.post("/write/", {"body": "zanzibar", "act": "publish"}, **headers)
    assert page.status_code == 403
    for mark in ("zanzibar", "<form", "csrfmiddlewaretoken"):
        assert mark not in page.content.decode()


@pytest.mark.parametrize("headers", [{}, {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}])
def test_what_was_typed_here_comes_back_and_can_be_sent(headers: dict[str, str], nour: Persona) -> None:
    browser = sign_in(Client(enforce_csrf_checks=True), nour, language="en")
    typed = {"body": "zanzibar", "kind": "story", "audience": "members", "act": "publish"}
    page = browser.post("/write/", typed, **headers)
    assert (page.status_code, "zanzibar" in page.content.decode()) == (403, True)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode()))
    assert browser.post("/write/", fields | {"body": "zanzibar"}, **headers).status_code == 303


def test_secrets_never_come_back(signed_in: Callable[..., Client], nour: Persona) -> None:
    secrets = {"passphrase": "zanzibar", "new_passphrase": "zanzibar", "code": "zanzibar"}
    expired = sign_in(Client(enforce_csrf_checks=True), nour).post("/me/settings/passphrase/", secrets)
    signed_out = Client().post("/me/settings/passphrase/", secrets)
    assert "zanzibar" not in expired.content.decode() + signed_out.content.decode()
