"""A browser that takes pictures of a demonstration: for people to look at, not for a test to judge."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import LAUNCH, new_context, sign_in

LANGUAGES = {"ar": "rtl", "fr": "ltr", "en": "ltr"}


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A browser of its own: one that has taken two hundred pictures takes no more."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser
        browser.close()


def open_page(browser: Browser, site: str, role: str, *, language: str, width: int, look: str = "light") -> Page:
    """A page of somebody's own browser, `role` being "visitor" or a part in the demonstration."""
    page = new_context(browser, site, language=language, width=width, look=look).new_page()
    if role != "visitor":
        sign_in(page, role)
    return page


def newest(page: Page, path: str, language: str) -> str:
    """The address of the newest text in `language` on the list `path` that others have answered."""
    page.goto(f"{path}?lang={language}")
    links = page.locator(".card-title a").evaluate_all("links => links.map(link => link.pathname)")
    for link in links:
        page.goto(link)
        if page.locator(".reply .words").count():
            break
    return str(page.url)


def picture_of(browser: Browser, html: str, file: Path, *, width: int, scale: float = 1) -> None:
    """Lay out `html` at `width` pixels and keep it as a PNG of its whole height."""
    page = browser.new_page(viewport={"width": width, "height": 400}, device_scale_factor=scale)
    page.set_content(html, wait_until="load")
    page.screenshot(path=file, full_page=True)
    page.close()
