"""Language, look and data saver: links that set a cookie and lead back to where one was."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

LINKS = [("/language/ar/", "lang", "ar"), ("/look/dark/", "look", "dark"), ("/saver/on/", "saver", "on")]


@pytest.mark.parametrize(("link", "cookie", "value"), LINKS)
def test_a_choice_is_kept_until_the_browser_closes(client: Client, link: str, cookie: str, value: str) -> None:
    answer = client.get(link, {"next": "/keys/?after=x"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/keys/?after=x"
    assert answer.cookies[cookie].value == value
    assert answer.cookies[cookie]["max-age"] == ""
    assert answer.cookies[cookie]["httponly"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_choice_changes_the_next_page(client: Client) -> None:
    for link, _cookie, _value in LINKS:
        client.get(link)
    page = client.get("/keys/").content.decode()
    assert '<html lang="ar" dir="rtl" data-theme="dark" data-saver>' in page


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "\x00/",
    ],
)
def test_a_choice_never_leads_elsewhere(client: Client, elsewhere: str) -> None:
    assert client.get("/look/dark/", {"next": elsewhere}).headers["Location"] == "/"
    assert client.get("/look/dark/", headers={"referer": elsewhere}).headers["Location"] == "/"


def test_a_path_with_two_slashes_stays_here(client: Client) -> None:
    answer = client.get("/look/dark/", headers={"referer": "http://testserver//evil.example/"})
    assert answer.headers["Location"] == "/evil.example/"


def test_without_next_one_is_led_back_where_one_was(client: Client) -> None:
    answer = client.get("/look/dark/", headers={"referer": "http://testserver/keys/?a=b"})
    assert answer.headers["Location"] == "/keys/?a=b"
    assert client.get("/look/dark/").headers["Location"] == "/"


@pytest.mark.parametrize("link", ["/language/xx/", "/look/rainbow/", "/saver/maybe/"])
def test_an_unknown_choice_is_not_here(client: Client, link: str) -> None:
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("link", ["/language/ar/", "/look/dark/", "/saver/on/", "/keys/"])
def test_choices_are_only_read(client: Client, link: str) -> None:
    assert client.post(link).status_code == 405
