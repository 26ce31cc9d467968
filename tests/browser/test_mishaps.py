"""What goes wrong while people write: a session that ends, a form that is sent twice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import go, join, press, sign_in_again
from tests.browser.conftest import Visit


@pytest.mark.parametrize("javascript", [True, False])
def test_a_session_that_ends_while_one_writes_costs_no_word(
    visit: Visit, complaints: list[str], javascript: bool
) -> None:
    page = visit(javascript=javascript)
    name = f"finch-{javascript}".lower()
    join(page, name.title(), name)
    go(page, "/write/")
    page.locator("[name=title]").fill("Half past two")
    page.locator("[name=body]").fill("I began this at night and it took me an hour.")
    page.context.clear_cookies(name="s")
    press(page, "publish")
    expect(page.locator("form[action='/sign-in/']")).to_be_visible()
    expect(page.locator("form input[name='kept.body']")).to_have_value("I began this at night and it took me an hour.")
    sign_in_again(page, name)
    expect(page.locator("[name=body]")).to_have_value("I began this at night and it took me an hour.")
    page.locator("main form button:visible").first.click()
    expect(page.locator("h1")).to_have_text("Half past two")
    assert count_own(page, "Half past two") == 1
    assert [said for said in complaints if said != "403: /write/"] == []  # how it was told that nobody is signed in
    complaints.clear()


def test_a_form_that_is_sent_twice_tells_one_story(visit: Visit) -> None:
    page = visit(javascript=False)
    join(page, "Magpie", "magpie-twice")
    go(page, "/write/")
    page.locator("[name=title]").fill("Only once")
    page.locator("[name=body]").fill("Pressed twice, because nothing seemed to happen.")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    press(page, "publish")
    expect(page.locator("h1")).to_have_text("Only once")
    first = page.url
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": page.url.rpartition("/s/")[0]}
    again = page.request.post("/write/", data=sent[0], headers=headers)
    assert (again.status, again.url) == (200, first)
    assert count_own(page, "Only once") == 1


def test_the_same_form_in_two_tabs_tells_one_story(visit: Visit) -> None:
    page = visit()
    join(page, "Starling", "starling-twice")
    go(page, "/write/")
    page.locator("[name=title]").fill("Two tabs")
    page.locator("[name=body]").fill("The same page stands in two tabs.")
    form = page.locator("form.composer")
    with page.context.expect_page() as opened:
        form.evaluate("form => { form.target = '_blank'; form.querySelector('[value=publish]').click(); }")
    expect(opened.value.locator("h1")).to_have_text("Two tabs")
    form.evaluate("form => { form.target = ''; form.querySelector('[value=publish]').click(); }")
    expect(page.locator("h1")).to_have_text("Two tabs")
    assert page.url == opened.value.url
    assert count_own(page, "Two tabs") == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_enter_in_the_title_shares_nothing(visit: Visit, javascript: bool) -> None:
    page = visit(javascript=javascript, as_role="sixteen")
    go(page, "/write/")
    page.locator("[name=body]").fill("Not ready yet.")
    page.locator("[name=title]").fill("A title by Enter")
    page.locator("[name=title]").press("Enter")
    expect(page.locator("#look")).to_contain_text("Not ready yet.")
    expect(page.locator("[name=body]")).to_have_value("Not ready yet.")
    assert count_own(page, "A title by Enter") == 0


def count_own(page: Page, title: str) -> int:
    """How many texts of one's own bear `title`."""
    page.goto("/me/texts/")
    return page.locator(".card-title a", has_text=title).count()
