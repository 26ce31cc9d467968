"""Without a mouse: joining and answering by Tab, Space and Enter; what has the focus is always seen."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import PASSPHRASE
from tests.browser.conftest import Visit

MOST_TABS = 120


def test_one_joins_and_answers_by_keys_alone(visit: Visit) -> None:
    page = visit(width=1280)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, page.locator("main a[href='/join/']"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/join/")
    for name, typed in (("name", "Dipper"), ("sign_in_name", "dipper-by-keys"), ("passphrase", PASSPHRASE)):
        tab_to(page, page.locator(f"[name={name}]"))
        page.keyboard.type(typed)
    tab_to(page, page.locator("[name=age_band]").first)
    for _step in range(4):
        page.keyboard.press("ArrowDown")
    for name in ("agrees", "consents"):
        tab_to(page, page.locator(f"[name={name}]"))
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[name=sign_in_name]")).to_have_count(0)  # the codes have come in the form's place
    tab_to(page, page.locator("main a.button[href='/']"))
    page.keyboard.press("Enter")
    expect(page.locator("h1 bdi")).to_have_text("Dipper")
    page.keyboard.type("gs")
    page.wait_for_url("**/stories/")
    tab_to(page, page.locator(".card-title a").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/s/*/")
    tab_to(page, page.locator("#answer [name=body]"))
    page.keyboard.type("Thank you for telling this.")
    tab_to(page, page.locator("#answer button[value=send]"))
    page.keyboard.press("Enter")
    expect(page.locator(".reply .words", has_text="Thank you for telling this.")).to_be_visible()


def test_the_question_mark_tells_the_keys(visit: Visit) -> None:
    page = visit(language="ar", as_role="moderator")
    page.keyboard.press("?")
    expect(page.locator("dialog[open] kbd").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus, which must be seen wherever it stands on the way."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_SEEN), page.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached")


# An outline or a shadow stands around it, or around the label or sheet that is its own; and it is inside the window.
IS_SEEN = """() => {
    const element = document.activeElement;
    if (element === document.body) return true;
    const marked = (one) => {
        const style = one && getComputedStyle(one);
        return style && (style.outlineStyle !== "none" || style.boxShadow !== "none");
    };
    const box = element.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return inside && (marked(element) || marked(element.closest("label, .answer")));
}"""
