"""The README's picture, three languages side by side: `python -m tests.browser.picture FILE`."""

import base64
import sys
from pathlib import Path

from tests.browser.camera import LANGUAGES, a_browser, newest, open_page, picture_of
from tests.browser.demo_site import demo_site

WIDTH, HEIGHT = 360, 720
STYLE = """
body { margin: 0; padding: 36px; display: flex; justify-content: space-between; background: #efe6d8; }
img { inline-size: 360px; block-size: 720px; border-radius: 22px; box-shadow: 0 1px 2px #0002, 0 12px 32px #5a3d1a2e; }
"""


def main(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with demo_site() as site, a_browser() as browser:
        shots = []
        for language in LANGUAGES:
            page = open_page(browser, site, "visitor", language=language, width=WIDTH)
            page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            page.goto(newest(page, "/stories/story/", language))
            shots.append(base64.b64encode(page.screenshot()).decode())
        pictures = "".join(f"<img src='data:image/png;base64,{shot}'>" for shot in shots)
        html = f"<!doctype html><style>{STYLE}</style>{pictures}"
        picture_of(browser, html, file, width=3 * WIDTH + 4 * 36)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.browser.picture FILE")
    main(Path(sys.argv[1]))
