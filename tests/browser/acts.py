"""What people do in these tests, found by names and addresses, which are the same in every language."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

PASSPHRASE = "orchard lantern velvet seven"
TRIES = 60


def join(page: Page, name: str, sign_in_name: str) -> None:
    """Join from the first page, and put the codes away."""
    page.locator("main a[href='/join/']").first.click()
    fill_in_joining(page, name, sign_in_name)
    page.locator("main form[action='/join/'] button:not([name]):visible").click()
    expect(page.locator("ol.codes li")).not_to_have_count(0)
    page.locator("main a.button[href='/']").click()
    expect(page.locator("h1 bdi")).to_have_text(name)


def fill_in_joining(page: Page, name: str, sign_in_name: str) -> None:
    page.locator("[name=name]").fill(name)
    page.locator("[name=sign_in_name]").fill(sign_in_name)
    page.locator("[name=passphrase]").fill(PASSPHRASE)
    page.locator("[name=age_band][value='18-24']").check()
    page.locator("[name=agrees]").check()
    page.locator("[name=consents]").check()


def sign_in_again(page: Page, sign_in_name: str) -> None:
    """Fill in the form of signing in, which is on the screen."""
    page.locator("[name=sign_in_name]").fill(sign_in_name)
    page.locator("[name=passphrase]").fill(PASSPHRASE)
    page.locator("main form[action='/sign-in/'] button").click()


def go(page: Page, address: str) -> None:
    """Follow the bar's link to `address`."""
    page.locator(f"nav.bar a[href='{address}']").click()


def press(page: Page, act: str) -> None:
    """Press the button of the form on the screen that does `act`."""
    page.locator(f"main button[name=act][value={act}]:visible").click()


def until_shown(page: Page, wanted: Locator) -> None:
    """Load the page again until the worker, which is another process, has brought `wanted`."""
    for _try in range(TRIES):
        if wanted.count():
            return
        page.reload()
    raise AssertionError(f"{wanted} never came")


def until(true: Callable[[], bool], page: Page) -> None:
    """Wait, three seconds at most, for what a request sent on the way out is about to do."""
    for _look in range(TRIES):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not happen")
