"""Addresses with anything in them: what is no one's id is not here, and never reaches the database."""

from collections.abc import Callable

import pytest
from django.test import Client

from samar.people.models import Persona

pytestmark = pytest.mark.django_db

ODD = ["%00", "a%00b", "%ff%fe", "%ED%A0%80", "..%2f..", "%0d%0aSet-Cookie:x", "a'--", "%E2%80%AE", "x" * 2000]


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_id_is_not_here(odd: str, signed_in: Callable[..., Client], nour: Persona) -> None:
    browser = signed_in(nour)
    pages = [f"/p/{odd}/", f"/p/{odd}/block/", f"/p/{odd}/stories/", f"/me/personas/{odd}/name/", f"/s/{odd}/"]
    pages += [f"/s/{odd}/history/", f"/s/x/r/{odd}/history/", f"/write/{odd}/", f"/stories/{odd}/"]
    pages += [f"/stories/topics/{odd}/", f"/language/{odd}/", f"/help-now/{odd}/"]
    answers = {page: browser.get(page) for page in pages}
    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(pages, 404)
    assert len({answer.content for answer in answers.values()}) == 1
    sent = [f"/p/{odd}/block/", f"/p/{odd}/mute/remove/", f"/s/{odd}/respond/", f"/me/personas/{odd}/use/"]
    assert [browser.post(page, {"kind": "hear"}).status_code for page in sent] == [404] * len(sent)


@pytest.mark.parametrize("odd", ["%00", "%ED%A0%80", "x" * 5000, "AAAA", "é", "=", "_-_-"])
def test_an_odd_cursor_gives_the_first_page(odd: str, signed_in: Callable[..., Client], nour: Persona) -> None:
    for page in ("/stories/", "/stories/?lang=%00", "/bell/", "/me/texts/", "/me/blocks/", "/"):
        address = f"{page}{'&' if '?' in page else '?'}after={odd}&before={odd}&after-muted={odd}&next={odd}"
        assert signed_in(nour).get(address).status_code == 200
        assert Client().get(address).status_code in {200, 302}
