"""Nothing is cut on a small phone, with all that folds open; and Arabic is laid out from the other side."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.pages import furnish, places_of

WIDTH = 360


@pytest.mark.parametrize("role", ["visitor", "moderator"])
@pytest.mark.parametrize("language", ["fr", "ar"])  # the longest words, and the other direction
def test_no_page_is_wider_than_a_small_phone(visit: Visit, complaints: list[str], role: str, language: str) -> None:
    page = visit(language=language, javascript=False, as_role=None if role == "visitor" else role)
    things = furnish(page, role)
    page = visit(language=language, as_role=None if role == "visitor" else role)
    too_wide = []
    for place in places_of(role):
        page.goto(place.path.format(**things))
        page.evaluate("() => document.querySelectorAll('main details').forEach(one => (one.open = true))")
        if page.evaluate("document.documentElement.scrollWidth") > WIDTH:
            too_wide.append(place.path)
    complaints[:] = [said for said in complaints if said != "404: /s/nothing/"]
    assert too_wide == []


def test_arabic_is_a_mirror(visit: Visit) -> None:
    left, right = visit(language="en", width=1280), visit(language="ar", width=1280)
    for path in ("/", "/stories/"):
        left.goto(path)
        right.goto(path)
        for what in ("nav.bar", ".wordmark", "h1"):
            assert abs(start(left, what) - start(right, what)) <= 2, (path, what)
        for what in (".top", ".help-now", ".exit"):
            assert abs(end(left, what) - end(right, what)) <= 2, (path, what)


def start(page: Page, what: str) -> float:
    """Pixels between `what` and the edge of the window where lines begin."""
    return float(page.locator(what).first.evaluate(FROM_EDGES)[0])


def end(page: Page, what: str) -> float:
    """Pixels between `what` and the edge of the window where lines end."""
    return float(page.locator(what).first.evaluate(FROM_EDGES)[1])


FROM_EDGES = """one => {
    const box = one.getBoundingClientRect(), sides = [box.left, document.documentElement.clientWidth - box.right];
    return document.dir === "rtl" ? sides.reverse() : sides;
}"""
