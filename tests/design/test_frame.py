"""The frame of every page: its landmarks, the ways always there, and what cached pages must not hold."""

import gzip
import re
from collections.abc import Callable

import pytest
from django.test import Client

from samar.design.bundle import script, stylesheet
from samar.people.models import Persona

pytestmark = pytest.mark.django_db

type Browser = Callable[..., Client]


def page(client: Client, path: str = "/keys/") -> str:
    return client.get(path).content.decode()


def test_help_and_the_way_out_are_on_every_page(client: Client, signed_in: Browser, nour: Persona) -> None:
    for browser in (client, signed_in(nour)):
        for path in ("/keys/", "/nothing-here/"):
            html = page(browser, path)
            assert html.count('href="/help-now/"') == 1
            assert html.count('class="exit" href="/exit/"') == 1


def test_the_landmarks_are_there_once_and_in_order(client: Client) -> None:
    html = page(client)
    places = [
        html.index(mark) for mark in ('class="skip" href="#main"', "<header", "<nav", '<main id="main"', "<footer")
    ]
    assert places == sorted(places)
    assert html.count("<main") == html.count("<h1") == 1
    assert '<nav class="bar" aria-label="' in html


def test_a_visitors_page_can_be_cached(client: Client) -> None:
    answer = client.get("/keys/")
    html = answer.content.decode()
    assert not answer.cookies
    assert not re.search(r"<form|csrf|nonce|<time|ago\b", html)


def test_the_bar_is_the_members_or_the_visitors(client: Client, signed_in: Browser, nour: Persona) -> None:
    def ways(html: str) -> list[str]:
        bar = html[html.index('<nav class="bar"') : html.index("</nav>")]
        return re.findall(r'<a href="([^"]+)"', bar)

    assert ways(page(client)) == ["/", "/stories/", "/join/", "/sign-in/"]
    assert ways(page(signed_in(nour))) == ["/", "/stories/", "/write/", "/me/"]


def test_where_one_is_is_marked(client: Client) -> None:
    assert re.search(r'href="/join/"[^>]*aria-current="page"', page(client, "/join/"))
    assert 'aria-current="page"' not in page(client)


def test_the_bell_is_for_members(client: Client, signed_in: Browser, nour: Persona) -> None:
    assert 'href="/bell/"' not in page(client)
    assert 'href="/bell/"' in page(signed_in(nour))


def test_members_get_more_script_and_visitors_none_of_it(client: Client, signed_in: Browser, nour: Persona) -> None:
    assert "htmx" not in page(client)
    html = page(signed_in(nour, language="en"))
    assert "htmx-4.0.1.min.js" in html
    assert "samar/member.js" in html
    assert "samar/samar.js" not in html


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_the_page_says_its_language_and_direction(client: Client, language: str, direction: str) -> None:
    client.cookies["lang"] = language
    html = page(client)
    assert f'<html lang="{language}" dir="{direction}" data-theme="auto">' in html
    assert re.search(rf'hreflang="{language}" aria-current="true"', html)


def test_a_page_holds_nothing_inline(client: Client, signed_in: Browser, nour: Persona) -> None:
    for browser in (client, signed_in(nour)):
        html = page(browser)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
        assert not re.search(r"<script(?![^>]* src=)", html)


def test_the_first_page_is_light(client: Client) -> None:
    weight = sum(len(gzip.compress(text.encode(), 6)) for text in (page(client), stylesheet(), script("everyone")))
    assert weight <= 15_000


def test_the_frame_costs_a_visitor_no_query(client: Client, django_assert_num_queries: Callable[..., object]) -> None:
    page(client)
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        page(client)
