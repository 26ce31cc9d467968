"""The writing page in a real browser: tools, drafts, the sentence, unsent text."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Route
from pytest_django.live_server_helper import LiveServer

from tests.design.conftest import Open, until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.usefixtures("as_nour")
def test_the_tools_mark_what_is_selected(visit: Open, complaints: list[str]) -> None:
    page = visit("/design/write/")
    text = page.locator("#w-body")
    text.fill("one\ntwo")
    text.evaluate("area => area.setSelectionRange(0, 3)")
    page.keyboard.press("Control+b")
    assert text.input_value() == "**one**\ntwo"
    text.evaluate("area => area.setSelectionRange(8, 11)")
    page.locator("[data-mark=quote]").click()
    assert text.input_value() == "**one**\n> two"
    page.keyboard.press("Control+z")
    assert text.input_value() == "**one**\ntwo"
    text.evaluate("area => area.setSelectionRange(8, 11)")
    page.keyboard.press("Control+k")
    page.keyboard.type("samar.example")
    assert text.input_value() == "**one**\n[two](https://samar.example)"
    assert complaints == []


@pytest.mark.usefixtures("as_nour")
def test_a_sentence_follows_what_is_ticked(visit: Open) -> None:
    page = visit("/design/write/")
    notes = page.locator("details.pick")
    assert notes.locator("summary").inner_text() == "no notes"
    notes.locator("summary").click()
    notes.locator("input").nth(0).check()
    notes.locator("input").nth(1).check()
    assert notes.locator("summary").inner_text() == "Family and Violence"


def test_who_will_learn_this_follows_the_audience_without_script(
    chromium: Browser, live_server: LiveServer, settings: object
) -> None:
    settings.SAMAR_DEMO = True  # type: ignore[attr-defined]
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/design/write/")
    page.locator(".sentence select").nth(1).select_option("only_me")
    said = page.locator("[data-learn]")
    assert [said.nth(place).is_visible() for place in range(3)] == [False, False, True]
    context.close()


@pytest.fixture
def kept(context: BrowserContext) -> list[dict[str, object]]:
    """Answers to give to a draft, first to last; the writing page of /design/ keeps its draft while this is used."""
    answers: list[dict[str, object]] = []

    def writing(route: Route) -> None:
        answer = route.fetch()
        drafting = 'data-behaviour="unsent draft" data-draft-url="/kept/"'
        state = 'data-draft-state data-keeping="Keeping" data-unkept="Not kept"'
        body = answer.text().replace('data-behaviour="unsent"', drafting).replace("data-draft-state", state)
        route.fulfill(response=answer, body=body)

    context.route("**/design/write/", writing)
    context.route("**/kept/", lambda route: route.fulfill(**answers.pop(0)))
    return answers


def told(status: int, **words: str) -> dict[str, object]:
    return {"status": status, "json": words}


@pytest.mark.usefixtures("as_nour")
def test_a_draft_is_kept_while_one_writes(visit: Open, kept: list[dict[str, object]], complaints: list[str]) -> None:
    kept.append(told(200, said="Kept, a moment ago", url="/design/write/#draft"))
    page = visit("/design/write/")
    page.clock.install()
    page.locator("#w-body").fill("Once")
    with page.expect_request("**/kept/") as sent:
        page.clock.fast_forward(3100)
    assert sent.value.method == "POST"
    page.locator("[data-draft-state]", has_text="Kept, a moment ago").wait_for()
    assert page.url.endswith("/design/write/#draft")
    page.goto("/keys/")  # nothing is unsent any more, so nothing asks
    assert page.url.endswith("/keys/")
    assert complaints == []


@pytest.mark.usefixtures("as_nour")
def test_a_draft_that_could_not_be_kept_says_so_and_is_tried_again(visit: Open, kept: list[dict[str, object]]) -> None:
    kept += [told(503, said="x"), told(422, said="Too long."), told(200, said="Kept")]
    page = visit("/design/write/")
    page.clock.install()
    page.locator("#w-body").fill("Once")
    for words in ("Not kept", "Too long.", "Kept"):
        page.clock.fast_forward(3100)
        page.locator("[data-draft-state]").get_by_text(words, exact=True).wait_for()


@pytest.mark.usefixtures("as_nour")
def test_unsent_text_is_not_left_by_accident(visit: Open) -> None:
    page = visit("/design/write/")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator("#w-body").press_sequentially("Once")
    page.locator(".wordmark").click(no_wait_after=True)
    until(lambda: asked == ["beforeunload"], page)
    assert page.url.endswith("/design/write/")
