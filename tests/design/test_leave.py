"""The quick exit: the session ends, the browser forgets, a neutral page opens."""

from collections.abc import Callable

import pytest
from django.test import Client

from samar.accounts.models import Session
from samar.people.models import Persona

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "post"])
def test_leaving_ends_the_session_and_clears_the_browser(
    signed_in: Callable[[Persona], Client], nour: Persona, settings: object, method: str
) -> None:
    browser = signed_in(nour)
    assert "/me/" in browser.get("/keys/").content.decode()
    answer = getattr(browser, method)("/exit/", headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == settings.SAMAR_EXIT_URL  # type: ignore[attr-defined]
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert all(not browser.cookies[name].value for name in ("s", "lang"))
    assert Session.objects.count() == 0
    assert "/me/" not in browser.get("/keys/").content.decode()


def test_leaving_needs_no_token() -> None:
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/exit/").status_code == 303


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_site_cannot_sign_anyone_out(
    signed_in: Callable[[Persona], Client], nour: Persona, site: str, method: str
) -> None:
    browser = signed_in(nour)
    answer = getattr(browser, method)("/exit/", headers={"sec-fetch-site": site})
    assert answer.status_code == 303
    assert "Clear-Site-Data" not in answer.headers
    assert Session.objects.count() == 1


def test_leaving_twice_is_leaving(client: Client) -> None:
    assert [client.get("/exit/").status_code for _time in range(2)] == [303, 303]
