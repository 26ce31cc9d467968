"""The behaviours in a real browser: leaving at once, keys, menus, writing. Left out where there is no Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

from samar.accounts.models import Session
from samar.accounts.sessions import SessionStore
from samar.people.models import Persona
from tests.people import sign_in

CHROMIUM = os.environ.get("SAMAR_TEST_CHROMIUM") or shutil.which("chromium")
AWAY = "https://away.example/"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
    pytest.mark.django_db(transaction=True),
]

type Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright runs a loop in this thread; no query awaits in it
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of, and every address outside this site that it asked for."""
    return []


@pytest.fixture
def context(
    chromium: Browser, live_server: LiveServer, settings: object, complaints: list[str]
) -> Iterator[BrowserContext]:
    settings.SAMAR_DEMO, settings.SAMAR_EXIT_URL = True, AWAY  # type: ignore[attr-defined]
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740})
    context.add_init_script("window.reached = true")

    def outside(route: Route) -> None:
        if route.request.url.startswith(AWAY):
            route.fulfill(body="<!doctype html><title>Away</title><p>Away</p>", content_type="text/html")
        else:
            complaints.append(route.request.url)
            route.abort()

    context.route(lambda url: not url.startswith(live_server.url), outside)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, complaints: list[str]) -> Open:
    """`visit("/keys/")` opens a page; its console must stay silent."""

    def visit(path: str) -> Page:
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda problem: complaints.append(str(problem)))
        page.goto(path)
        return page

    return visit


@pytest.fixture
def as_nour(context: BrowserContext, live_server: LiveServer, client: object, nour: Persona) -> None:
    signed_in = sign_in(client, nour, language="en")  # type: ignore[arg-type]
    context.add_cookies(
        [{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in signed_in.cookies.items()]
    )


def until(true: Callable[[], bool], page: Page) -> None:
    """Wait, at most two seconds, for what another thread is about to do."""
    for _look in range(40):
        if true():
            return
        page.wait_for_timeout(50)
    pytest.fail("it did not happen")


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
def test_the_tools_mark_what_is_selected(visit: Open, complaints: list[str]) -> None:
    page = visit("/design/write/")
    text = page.locator("#w-body")
    text.fill("one\ntwo")
    text.evaluate("area => area.setSelectionRange(0, 3)")
    page.keyboard.press("Control+b")
    assert text.input_value() == "**one**\ntwo"
    text.evaluate("area => area.setSelectionRange(8, 11)")
    page.locator("[data-mark=quote]").click()
    assert text.input_value() == "**one**\n> two"
    page.keyboard.press("Control+z")
    assert text.input_value() == "**one**\ntwo"
    text.evaluate("area => area.setSelectionRange(8, 11)")
    page.keyboard.press("Control+k")
    page.keyboard.type("samar.example")
    assert text.input_value() == "**one**\n[two](https://samar.example)"
    assert complaints == []


@pytest.mark.usefixtures("as_nour")
def test_a_sentence_follows_what_is_ticked(visit: Open) -> None:
    page = visit("/design/write/")
    notes = page.locator("details.pick")
    assert notes.locator("summary").inner_text() == "no notes"
    notes.locator("summary").click()
    notes.locator("input").nth(0).check()
    notes.locator("input").nth(1).check()
    assert notes.locator("summary").inner_text() == "Family and Violence"


def test_who_will_learn_this_follows_the_audience_without_script(
    chromium: Browser, live_server: LiveServer, settings: object
) -> None:
    settings.SAMAR_DEMO = True  # type: ignore[attr-defined]
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/design/write/")
    page.locator(".sentence select").nth(1).select_option("only_me")
    said = page.locator("[data-learn]")
    assert [said.nth(place).is_visible() for place in range(3)] == [False, False, True]
    context.close()


@pytest.fixture
def kept(context: BrowserContext) -> list[dict[str, object]]:
    """Answers to give to a draft, first to last; the writing page of /design/ keeps its draft while this is used."""
    answers: list[dict[str, object]] = []

    def writing(route: Route) -> None:
        answer = route.fetch()
        drafting = 'data-behaviour="unsent draft" data-draft-url="/kept/"'
        state = 'data-draft-state data-keeping="Keeping" data-unkept="Not kept"'
        body = answer.text().replace('data-behaviour="unsent"', drafting).replace("data-draft-state", state)
        route.fulfill(response=answer, body=body)

    context.route("**/design/write/", writing)
    context.route("**/kept/", lambda route: route.fulfill(**answers.pop(0)))
    return answers


def told(status: int, **words: str) -> dict[str, object]:
    return {"status": status, "json": words}


@pytest.mark.usefixtures("as_nour")
def test_a_draft_is_kept_while_one_writes(visit: Open, kept: list[dict[str, object]], complaints: list[str]) -> None:
    kept.append(told(200, said="Kept, a moment ago", url="/design/write/#draft"))
    page = visit("/design/write/")
    page.clock.install()
    page.locator("#w-body").fill("Once")
    with page.expect_request("**/kept/") as sent:
        page.clock.fast_forward(3100)
    assert sent.value.method == "POST"
    page.locator("[data-draft-state]", has_text="Kept, a moment ago").wait_for()
    assert page.url.endswith("/design/write/#draft")
    page.goto("/keys/")  # nothing is unsent any more, so nothing asks
    assert page.url.endswith("/keys/")
    assert complaints == []


@pytest.mark.usefixtures("as_nour")
def test_a_draft_that_could_not_be_kept_says_so_and_is_tried_again(visit: Open, kept: list[dict[str, object]]) -> None:
    kept += [told(503, said="x"), told(422, said="Too long."), told(200, said="Kept")]
    page = visit("/design/write/")
    page.clock.install()
    page.locator("#w-body").fill("Once")
    for words in ("Not kept", "Too long.", "Kept"):
        page.clock.fast_forward(3100)
        page.locator("[data-draft-state]").get_by_text(words, exact=True).wait_for()


@pytest.mark.usefixtures("as_nour")
def test_unsent_text_is_not_left_by_accident(visit: Open) -> None:
    page = visit("/design/write/")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator("#w-body").press_sequentially("Once")
    page.locator(".wordmark").click(no_wait_after=True)
    until(lambda: asked == ["beforeunload"], page)
    assert page.url.endswith("/design/write/")


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
