"""How much is sent before one can read, compressed as it is sent. The figures are the budget of PERFORMANCE."""

from collections.abc import Iterable

from playwright.sync_api import Page, Request

from tests.browser.conftest import Visit
from tests.browser.pages import furnish

KB = 1000
FIRST_PAGE, SCRIPT_FOR_VISITORS, SCRIPT_FOR_MEMBERS = 30 * KB, 6 * KB, 20 * KB
ALWAYS = {"document", "stylesheet", "script"}


def test_the_first_page_is_light(visit: Visit) -> None:
    for path in ("/", "/stories/", "/help-now/"):
        sent = sizes(visit(width=1280), [path])
        scripts = sum(size for (kind, _url), size in sent.items() if kind == "script")
        assert {kind for kind, _url in sent} >= ALWAYS
        assert scripts <= SCRIPT_FOR_VISITORS, sent
        assert sum(sent.values()) <= FIRST_PAGE, sent


def test_scripts_for_members_are_light(visit: Visit) -> None:
    page = visit(as_role="regular")
    story = furnish(page, "visitor")["story"]
    fresh = visit(as_role="regular")
    sent = sizes(fresh, ["/", f"/s/{story}/", "/write/", "/me/settings/passphrase/"])
    scripts = {url: size for (kind, url), size in sent.items() if kind == "script"}
    assert len(scripts) >= 2
    assert sum(scripts.values()) <= SCRIPT_FOR_MEMBERS, scripts


def sizes(page: Page, paths: Iterable[str]) -> dict[tuple[str, str], int]:
    """Bytes of the body of each answer, by kind and address, on pages opened with an empty cache."""
    finished: list[Request] = []
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Network.clearBrowserCache")
    page.on("requestfinished", lambda request: finished.extend([request]))
    for path in paths:
        page.goto(path, wait_until="networkidle")
    return {(request.resource_type, request.url): request.sizes()["responseBodySize"] for request in finished}
