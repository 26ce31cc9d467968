"""A frame made afresh for each test, and a real browser. Browser tests are left out where there is no Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

from samar.design.templatetags.samar import forget_kept
from samar.people.models import Persona
from tests.people import sign_in

CHROMIUM = os.environ.get("SAMAR_TEST_CHROMIUM") or shutil.which("chromium")
AWAY = "https://away.example/"

type Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def _nothing_kept_from_other_settings() -> None:
    """Tests that change a setting must not see the frame made under the one before."""
    forget_kept()


@pytest.fixture(scope="package")  # its loop must be gone before tests elsewhere run one of their own
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("left out: there is no Chromium")
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
