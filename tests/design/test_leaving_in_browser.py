"""Leaving at once, in a real browser: by keys, by the link, in every tab, without script."""

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from samar.accounts.models import Session
from tests.design.conftest import AWAY, Open, until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.usefixtures("as_nour")
def test_shift_three_times_leaves_and_forgets(visit: Open, context: BrowserContext, complaints: list[str]) -> None:
    page = visit("/keys/")
    assert page.locator(".bar a[href='/me/']").count() == 1
    with page.expect_request("**/exit/") as leaving:
        for _press in range(3):
            page.keyboard.press("Shift")
    assert leaving.value.method == "POST"
    page.wait_for_url(AWAY)
    until(lambda: Session.objects.count() == 0 and context.cookies() == [], page)
    page.go_back()
    assert page.locator(".bar a[href='/me/']").count() == 0
    assert complaints == []


def test_slow_or_broken_shifts_do_nothing(visit: Open) -> None:
    page = visit("/keys/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    assert page.url.endswith("/keys/")


@pytest.mark.usefixtures("as_nour")
def test_the_link_leaves_from_the_middle_of_a_text_and_in_every_tab(visit: Open, complaints: list[str]) -> None:
    other, page = visit("/keys/"), visit("/design/write/")
    page.locator("#w-body").fill("Not for anyone's eyes")
    page.locator("a.exit").click()
    page.wait_for_url(AWAY)
    other.wait_for_url(AWAY)
    assert complaints == []


def test_without_script_the_link_leaves_too(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/keys/")
    with page.expect_response("**/exit/") as left:
        context.route(lambda url: not url.startswith(live_server.url), lambda route: route.abort())
        page.locator("a.exit").click(no_wait_after=True)
    assert left.value.status == 303
    assert left.value.all_headers()["clear-site-data"] == '"cache", "cookies", "storage"'
    context.close()
