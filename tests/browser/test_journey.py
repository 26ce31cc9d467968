"""Join, read, write, be answered, hear of it, respond, block, leave: in three languages, with and without scripts."""

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.acts import go, join, press, until, until_shown
from tests.browser.conftest import Visit
from tests.browser.words import WORDS, Words

RUNS = [(language, javascript) for language in WORDS for javascript in (True, False)]
AWAY = "**/away/"
BACK = 12  # presses


@pytest.mark.parametrize(("language", "javascript"), RUNS)
def test_a_newcomer_tells_something_and_is_heard(
    visit: Visit, complaints: list[str], language: str, javascript: bool
) -> None:
    words = WORDS[language]
    name = f"{words.name} {'II' if javascript else 'I'}"
    newcomer = visit(language=language, javascript=javascript)
    expect(newcomer.locator("html")).to_have_attribute("lang", language)
    join(newcomer, name, f"{language}-{javascript}".lower())
    read(newcomer)
    write(newcomer, words, javascript)
    address = newcomer.url.partition("?")[0]
    helper = visit(language=language, javascript=javascript, as_role="helper")
    answer(helper, address, words)
    hear_of_it(newcomer, words)
    respond(newcomer, words)
    block(newcomer, words)
    assert helper.goto(address).status == 404  # type: ignore[union-attr]
    expect(helper.locator("main")).not_to_contain_text(words.own)
    assert complaints == [f"404: {'/' + address.split('/', 3)[3]}"]
    complaints.clear()
    newcomer.goto(address)
    leave(newcomer, words, name)
    expected = [said for said in complaints if said.startswith("404: ") or said.endswith("ERR_CACHE_MISS")]
    assert complaints == expected  # nothing is here for a stranger, and what forms were answered is kept nowhere
    complaints.clear()


def read(page: Page) -> None:
    go(page, "/stories/")
    first = page.locator(".card-title a").first
    told = first.inner_text()
    first.click()
    expect(page.locator("article .words").first).not_to_be_empty()
    assert page.title() not in told


def write(page: Page, words: Words, javascript: bool) -> None:
    go(page, "/write/")
    page.locator("[name=title]").fill(words.title)
    page.locator("[name=body]").fill(words.body)
    keep_a_draft(page, words, javascript)
    page.locator("[name=kind]").select_option("question")
    learn_who_will_know(page)
    page.locator("details.pick:has([name=notes]) summary").click()
    page.locator("[name=notes][value=rejection]").check()
    press(page, "preview")
    expect(page.locator("#look")).to_contain_text(words.own)
    expect(page.locator("#look strong")).to_have_count(1)
    press(page, "publish")
    expect(page.locator("h1")).to_have_text(words.title)
    text = page.locator("article details.covered .words")
    expect(text).to_be_hidden()
    page.locator("article details.covered > summary").click()
    expect(text).to_contain_text(words.own)


def keep_a_draft(page: Page, words: Words, javascript: bool) -> None:
    """With scripts it is kept while one writes, without by a button; and it waits where one looks for it."""
    if not javascript:
        press(page, "keep")
    page.wait_for_url(lambda url: not url.endswith("/write/"))
    go(page, "/me/")
    page.locator("main a[href='/me/drafts/']").click()
    page.locator("ul.news a", has_text=words.title).click()
    expect(page.locator("[name=body]")).to_have_value(words.body)


def learn_who_will_know(page: Page) -> None:
    """One sentence at a time says who will learn this, and it follows what is chosen."""
    for audience in ("everyone", "only_me", "members"):
        page.locator("[name=audience]").select_option(audience)
        expect(page.locator("[data-learn]:visible")).to_have_count(1)
        expect(page.locator(f"[data-learn={audience}]")).to_be_visible()


def answer(page: Page, address: str, words: Words) -> None:
    page.goto(address)
    page.locator("article details.covered > summary").click()
    page.locator("#answer [name=body]").fill(words.answer)
    press(page, "send")
    expect(page.locator(".reply .words")).to_have_text(words.answer)


def hear_of_it(page: Page, words: Words) -> None:
    go(page, "/")
    until_shown(page, page.locator(".bell-count"))
    page.locator("a.bell").click()
    news = page.locator("ul.news a.unread")
    expect(news).to_have_count(1)
    expect(news).to_contain_text("Rowan")
    news.click()
    expect(page.locator(".reply .words")).to_have_text(words.answer)
    expect(page.locator(".bell-count")).to_have_count(0)


def respond(page: Page, words: Words) -> None:
    thanks = page.locator(".reply button[value=thanks]")
    thanks.click()
    expect(thanks).to_have_attribute("aria-pressed", "true")
    page.locator(".reply button[name=helped]").click()
    expect(page.locator(".reply .helped")).to_be_visible()
    expect(page.locator(".reply .words")).to_have_text(words.answer)


def block(page: Page, words: Words) -> None:
    address = page.url
    page.locator(".reply details.menu > summary").click()
    page.locator(".reply a[href$='/block/']").click()
    page.locator("main form button").click()
    page.wait_for_url("**/me/blocks/")
    page.goto(address)
    expect(page.locator("h1")).to_have_text(words.title)
    expect(page.locator("main")).not_to_contain_text(words.answer)
    expect(page.locator("main")).not_to_contain_text("Rowan")


def leave(page: Page, words: Words, name: str) -> None:
    """The quick exit; then what somebody finds who presses Back, as often as they like."""
    page.locator("a.exit").click()
    page.wait_for_url(AWAY)
    until(lambda: page.context.cookies() == [], page)
    go_back(page)
    assert [word for word in words.revealing if word in shown(page).lower()] == []
    for _press in range(BACK):
        told = shown(page)
        assert [word for word in (words.title, words.own, words.answer, name) if word in told] == []
        go_back(page)
    page.goto("/me/")
    assert "/sign-in/" in page.url
    nothing = {"local": 0, "session": 0, "caches": 0, "databases": 0, "workers": 0}
    assert page.evaluate(KEPT_BY_THE_BROWSER) == nothing


def go_back(page: Page) -> None:
    try:
        page.go_back()
    except Error:  # the answer to a form is not kept: the browser says so on a page of its own
        page.wait_for_url("chrome-error://**")


def shown(page: Page) -> str:
    """All text in the page, hidden or not."""
    return page.locator("html").text_content() or ""


KEPT_BY_THE_BROWSER = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
