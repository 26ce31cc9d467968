"""axe-core finds nothing: on every page, in a script from each side, by day, in the evening and in high contrast.

All rules run once a page; looks differ by colours alone, so the others are asked about contrast only.
"""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from samar.config.commands.routes import routes
from tests.browser.conftest import Visit
from tests.browser.demo_site import ROOT
from tests.browser.pages import NO_PAGES, PLACES, furnish, places_of

AXE = ROOT / ".cache/node/node_modules/axe-core/axe.min.js"
VISITS = [("visitor", "en", 1280), ("visitor", "ar", 360), ("moderator", "en", 360), ("moderator", "ar", 1280)]
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("left out: axe-core is not installed (bin/test brings it when npm is here)")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("role", "language", "width"), VISITS)
def test_every_page_can_be_used_by_everyone(
    visit: Visit, axe: str, complaints: list[str], role: str, language: str, width: int
) -> None:
    page = visit(language=language, width=width, as_role=None if role == "visitor" else role)
    things = furnish(page, role)
    found = []
    for place in places_of(role):
        path = place.path.format(**things)
        answered = page.goto(path)
        assert answered
        assert answered.status == place.status, path
        found += [f"{path}: {problem}" for problem in problems(page, axe)]
    complaints[:] = [said for said in complaints if said != "404: /s/nothing/"]
    assert found == []


def test_forms_that_are_given_back_too(visit: Visit, axe: str) -> None:
    page = visit(language="fr")
    for path in ("/join/", "/sign-in/", "/sign-in/code/"):
        page.goto(path)
        page.locator("main form button[type=submit]:visible").last.click()
        page.locator("[aria-invalid], [role=alert], .field-error").first.wait_for()
        assert problems(page, axe) == [], path


def test_the_keys_in_their_dialog_too(visit: Visit, axe: str) -> None:
    page = visit(as_role="regular")
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    assert problems(page, axe) == []


def test_a_planted_fault_is_found(visit: Visit, axe: str) -> None:
    page = visit(as_role="regular")
    page.evaluate("document.querySelector('a.bell .unseen').remove()")
    assert [problem.split()[0] for problem in problems(page, axe)] == ["link-name"]


def test_every_page_is_known_here() -> None:
    opened = {route.name for route in routes() if "GET" in route.methods}
    assert opened - NO_PAGES == {place.name for place in PLACES} - {"not-here"}


def problems(page: Page, axe: str) -> list[str]:
    """What axe finds with everything folded open, in each look."""
    page.evaluate("() => document.querySelectorAll('main details, aside details').forEach(one => (one.open = true))")
    page.evaluate(axe)
    found = asked(page, {})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")  # no colour is on its way to another
    found += [f"dark {problem}" for problem in asked(page, COLOURS)]
    page.emulate_media(color_scheme="light")
    page.evaluate("document.documentElement.dataset.theme = 'contrast'")
    return found + [f"contrast {problem}" for problem in asked(page, COLOURS)]


def asked(page: Page, options: dict[str, Any]) -> list[str]:
    answer = page.evaluate(f"axe.run(document, {json.dumps({'resultTypes': ['violations'], **options})})")
    return [f"{rule['id']} {node['html'][:200]}" for rule in answer["violations"] for node in rule["nodes"]]
