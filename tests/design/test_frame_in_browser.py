"""The frame in a real browser: keys, menus, toasts, htmx under our content policy, nothing cut on a phone."""

import pytest
from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from samar.accounts.sessions import SessionStore
from tests.design.conftest import Open

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_question_mark_shows_the_keys(visit: Open, complaints: list[str]) -> None:
    page = visit("/design/list/")
    page.keyboard.press("?")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert dialog.locator("kbd").count() > 5
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert complaints == []


def test_keys_lead_to_pages_but_not_from_inside_a_text(visit: Open) -> None:
    page = visit("/design/story/")
    page.locator("#answer").focus()
    page.keyboard.type("gh?")
    assert page.locator("dialog").count() == 0
    assert page.url.endswith("/design/story/")
    page.locator("h1").click()
    page.keyboard.type("gh")
    page.wait_for_url("**/help-now/")


def test_a_menu_closes_on_escape_and_elsewhere(visit: Open) -> None:
    page = visit("/design/story/")
    menu = page.locator("details.menu").first
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    menu.locator("summary").click()
    page.locator("h1").click()
    assert menu.get_attribute("open") is None


@pytest.mark.usefixtures("as_nour")
def test_a_toast_is_shown_once_and_goes_away(visit: Open, context: BrowserContext) -> None:
    (key,) = [cookie["value"] for cookie in context.cookies() if cookie["name"] == "s"]
    session = SessionStore(key)
    session["toast"] = "Your story is shared."
    session.save()
    page = visit("/keys/")
    page.clock.install()
    toast = page.get_by_role("status")
    assert toast.inner_text().startswith("Your story is shared.")
    toast.get_by_role("button").click()
    assert toast.count() == 0
    page.reload()
    assert toast.count() == 0


@pytest.mark.usefixtures("as_nour")
def test_htmx_runs_under_our_content_policy(visit: Open, complaints: list[str]) -> None:
    page = visit("/design/write/")
    page.wait_for_function("window.htmx !== undefined")
    page.evaluate(
        """() => {
            const link = document.createElement("button");
            link.setAttribute("data-hx-get", "/keys/");
            link.setAttribute("data-hx-target", "#main");
            link.setAttribute("data-hx-select", "h1");
            document.getElementById("main").append(link);
            htmx.process(link);
            link.click();
        }"""
    )
    page.locator("h1", has_text="With the keyboard").wait_for()
    assert complaints == []


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("path", ["/design/", "/design/list/", "/design/story/", "/design/write/", "/design/join/"])
def test_nothing_is_cut_on_a_small_phone(
    visit: Open, context: BrowserContext, live_server: LiveServer, path: str, language: str
) -> None:
    context.add_cookies([{"name": "lang", "value": language, "url": live_server.url}])
    page = visit(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    bar, leave = page.locator("nav.bar").bounding_box(), page.locator("a.exit").bounding_box()
    assert bar
    assert leave
    assert leave["y"] >= bar["y"]  # the way out stands in the bar's own corner and covers no text
    links = page.locator("nav.bar a")
    for place in range(links.count()):
        box = links.nth(place).bounding_box()
        assert box
        assert box["x"] + box["width"] <= leave["x"] + 1 or box["x"] >= leave["x"] + leave["width"] - 1
        assert links.nth(place).evaluate("link => link.scrollWidth <= link.clientWidth")
