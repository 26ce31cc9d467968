"""Pictures of every main page, for the eye: `python -m tests.browser.screens DIR`.

At 360, 768 and 1280 pixels, by day and in the evening, in three languages; and contact sheets, one a language.
"""

import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.camera import LANGUAGES, a_browser, newest, open_page, picture_of
from tests.browser.conftest import HEIGHTS
from tests.browser.demo_site import demo_site

HIGHEST = 8_000  # pixels of one picture
LOOKS = ("light", "dark")
STYLE = """
body { margin: 16px; font: 14px system-ui; display: grid; grid-template-columns: repeat(7, 240px); gap: 16px; }
figure { margin: 0; }
img { inline-size: 240px; block-size: 480px; object-fit: cover; object-position: top; border: 1px solid #ccc; }
"""
VISITOR = {"first": "/", "stories": "/stories/", "help-now": "/help-now/", "join": "/join/", "sign-in": "/sign-in/"}
MEMBER = {
    "today": "/",
    "write": "/write/",
    "bell": "/bell/",
    "me": "/me/",
    "profile": "/me/profile/",
    "settings": "/me/settings/",
    "waiting": "/stories/waiting/",
    "not-here": "/s/nothing/",
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with demo_site() as site:
        for language in LANGUAGES:
            with a_browser() as browser:
                for width in HEIGHTS:
                    take(browser, site, folder, language, width)
                sheet(browser, folder, language)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def take(browser: Browser, site: str, folder: Path, language: str, width: int) -> None:
    """Every page at one width in one language, in both looks."""
    visitor = open_page(browser, site, "visitor", language=language, width=width)
    member = open_page(browser, site, "newcomer", language=language, width=width)
    story = newest(visitor, "/stories/question/", language)
    pages = [(visitor, VISITOR | {"story": story}), (member, MEMBER | {"answering": story})]
    for page, places in pages:
        for name, path in places.items():
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            page.goto(path)
            whole = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
            page.set_viewport_size({"width": width, "height": whole})  # the bar stands at the end, over no text
            for look in LOOKS:
                shoot(page, look, folder / f"{language}-{width}-{look}-{name}.png")
        page.context.close()


def shoot(page: Page, look: str, file: Path) -> None:
    page.emulate_media(color_scheme="dark" if look == "dark" else "light", reduced_motion="reduce")
    page.screenshot(path=file, animations="disabled")


def sheet(browser: Browser, folder: Path, language: str) -> None:
    """All phones of one language on one sheet, the upper part of each page."""
    figures = "".join(map(_figure, sorted(folder.glob(f"{language}-360-*.png"))))
    html = f"<!doctype html><style>{STYLE}</style>{figures}"
    picture_of(browser, html, folder / f"sheet-{language}.png", width=7 * 256 + 16)


def _figure(file: Path) -> str:
    data = base64.b64encode(file.read_bytes()).decode()
    return f"<figure><img src='data:image/png;base64,{data}'><figcaption>{file.stem}</figcaption></figure>"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.browser.screens DIR")
    main(Path(sys.argv[1]))
