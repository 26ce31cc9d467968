"""The demonstration in a real browser. A visit that the console, the network or another site complains of fails."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser.demo_site import demo_site

CHROMIUM = os.environ.get("SAMAR_TEST_CHROMIUM") or shutil.which("chromium")
LAUNCH = {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-background-networking"]}
HEIGHTS = {360: 740, 768: 1024, 1280: 800}
PATIENCE = 20_000  # milliseconds, on a busy machine
UNWANTED = 403  # the lowest status that no page, script or picture here answers a person who does no wrong
FORM_GIVEN_BACK = 422

type Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of one demonstration for all tests of this process."""
    with demo_site() as address:
        yield address


@pytest.fixture(scope="package")  # its loop must be gone before tests elsewhere run one of their own
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("left out: there is no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What went wrong in any visit; a test that wants some of it takes it out."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def visit(browser: Browser, site: str, complaints: list[str]) -> Iterator[Visit]:
    """`visit(language="ar", javascript=False, as_role="helper")` is somebody's own browser, on the first page."""
    opened: list[BrowserContext] = []

    def visit(*, as_role: str | None = None, **choices: Any) -> Page:
        context = new_context(browser, site, **choices)
        opened.append(context)
        Listener(site, complaints).listen(context)
        page = context.new_page()
        page.goto("/")
        if as_role:
            sign_in(page, as_role)
        return page

    yield visit
    for context in opened:
        context.close()


def new_context(
    browser: Browser, site: str, *, language: str = "en", javascript: bool = True, width: int = 360, look: str = "light"
) -> BrowserContext:
    """A browser of one's own: `width` of its window in pixels, `look` "light" or "dark" as its device asks for it."""
    context = browser.new_context(
        base_url=site,
        locale=language,
        java_script_enabled=javascript,
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme="dark" if look == "dark" else "light",
    )
    context.set_default_timeout(PATIENCE)
    return context


@dataclass(eq=False)  # playwright writes its own marks on whom it calls
class Listener:
    """Writes down what the console says, what could not be had, and what was asked of other sites."""

    site: str
    complaints: list[str]

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self.console)
        context.on("weberror", lambda problem: self.complaints.append(f"script: {problem.error}"))
        context.on("request", self.asked)
        context.on("requestfailed", self.failed)
        context.on("response", self.answered)

    def console(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and not said.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {said.text}")

    def asked(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "about:")):
            self.complaints.append(f"asked of another site: {request.url}")

    def failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # which is what happens to a request whose page has been left
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def answered(self, response: Response) -> None:
        if response.status >= UNWANTED and response.status != FORM_GIVEN_BACK:
            self.complaints.append(f"{response.status}: {response.url.removeprefix(self.site)}")


def sign_in(page: Page, role: str) -> None:
    """Be who plays `role`, with one click, and come home."""
    page.goto("/demo/")
    page.locator(f'form[action="/demo/sign-in/{role}/"] button').click()
    page.wait_for_url("**/")
