"""Every page that can be opened, with things to open it about; a route that is missing here fails a test."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.acts import press

NO_PAGES = {"exit", "set-language", "set-theme", "set-saver"}  # they lead elsewhere


@dataclass(frozen=True)
class Place:
    """One page: `who` opens it is "anyone", "visitor", "member" or "moderator"."""

    name: str
    path: str
    who: str = "member"
    status: int = 200


PLACES = [
    Place("home", "/", "anyone"),
    Place("help-now", "/help-now/", "anyone"),
    Place("help-now-country", "/help-now/fr/", "anyone"),
    Place("agreement", "/agreement/", "anyone"),
    Place("privacy", "/privacy/", "anyone"),
    Place("breach", "/privacy/breach/", "anyone"),
    Place("keys", "/keys/", "anyone"),
    Place("left", "/goodbye/", "visitor"),
    Place("demo", "/demo/", "visitor"),
    Place("demo-away", "/away/", "visitor"),
    Place("design", "/design/", "visitor"),
    Place("design-mock", "/design/story/", "visitor"),
    Place("design-mock", "/design/list/", "visitor"),
    Place("design-mock", "/design/write/", "visitor"),
    Place("design-mock", "/design/join/", "visitor"),
    Place("join", "/join/", "visitor"),
    Place("sign-in", "/sign-in/", "visitor"),
    Place("recover", "/sign-in/code/", "visitor"),
    Place("stories", "/stories/", "anyone"),
    Place("stories", "/stories/?lang=ar", "anyone"),
    Place("stories-kind", "/stories/question/", "anyone"),
    Place("stories-topic", "/stories/topics/family/", "anyone"),
    Place("stories-waiting", "/stories/waiting/", "anyone"),
    Place("story", "/s/{story}/", "anyone"),
    Place("story", "/s/{mine}/"),
    Place("not-here", "/s/nothing/", "anyone", 404),
    Place("bell", "/bell/"),
    Place("me", "/me/"),
    Place("me-blocks", "/me/blocks/"),
    Place("me-drafts", "/me/drafts/"),
    Place("me-texts", "/me/texts/"),
    Place("me-personas", "/me/personas/"),
    Place("persona-rename", "/me/personas/{myself}/name/"),
    Place("persona-retire", "/me/personas/{myself}/put-away/"),
    Place("me-profile", "/me/profile/"),
    Place("me-settings", "/me/settings/"),
    Place("me-codes", "/me/settings/codes/"),
    Place("me-passphrase", "/me/settings/passphrase/"),
    Place("leave", "/me/leave/"),
    Place("persona", "/p/{persona}/"),
    Place("persona-stories", "/p/{persona}/stories/"),
    Place("block", "/p/{persona}/block/"),
    Place("mute", "/p/{persona}/mute/"),
    Place("edit-story", "/s/{mine}/edit/"),
    Place("remove-story", "/s/{mine}/remove/"),
    Place("story-history", "/s/{mine}/history/", "moderator"),
    Place("answer", "/s/{story}/answer/?quote=1"),
    Place("answer-reply", "/s/{story}/r/{reply}/answer/"),
    Place("edit-reply", "/s/{story}/r/{my_reply}/edit/"),
    Place("remove-reply", "/s/{story}/r/{my_reply}/remove/"),
    Place("reply-history", "/s/{story}/r/{my_reply}/history/", "moderator"),
    Place("write", "/write/"),
    Place("draft", "/write/{draft}/"),
    Place("discard-draft", "/write/{draft}/discard/"),
]


def places_of(role: str) -> list[Place]:
    """What `role` may open: "visitor", or the name of a part in the demonstration."""
    if role == "visitor":
        return [place for place in PLACES if place.who in {"anyone", "visitor"}]
    wanted = {"anyone", "member", role}
    return [place for place in PLACES if place.who in wanted]


def furnish(page: Page, role: str) -> dict[str, str]:
    """Open what the places are about; who is signed in first writes and changes a story and a reply."""
    things = {"story": _answered_story(page)}
    if role == "visitor":
        return things
    things |= {"draft": _draft(page), "mine": _own_story(page)}
    page.goto(f"/s/{things['story']}/")
    answer = page.locator(".reply a[href$='/answer/']").first.get_attribute("href") or ""
    persona = page.locator(".byline a[href^='/p/']").first.get_attribute("href") or ""
    things |= {"reply": answer.split("/")[-3], "persona": persona.split("/")[2]}
    things["my_reply"] = _own_reply(page)
    page.goto("/me/personas/")
    rename = page.locator("main a[href$='/name/']").first.get_attribute("href") or ""
    return things | {"myself": rename.split("/")[-3]}


def _answered_story(page: Page) -> str:
    """The first question on its list that others have answered."""
    page.goto("/stories/question/")
    paths = page.locator(".card-title a").evaluate_all("links => links.map(link => link.pathname)")
    for path in paths:
        page.goto(path)
        if page.locator(".reply .words").count():
            return str(path).split("/")[2]
    raise AssertionError(paths)


def _draft(page: Page) -> str:
    page.goto("/write/")
    page.locator("[name=body]").fill("Begun, and put away for now.")
    press(page, "keep")
    page.wait_for_url(lambda url: not url.endswith("/write/"))
    return page.url.rstrip("/").rpartition("/")[2]


def _own_story(page: Page) -> str:
    page.goto("/write/?kind=idea")
    page.locator("[name=body]").fill(
        "A **shelf** of books that wander from hand to hand.\n\n- one\n- two\n\n> said before"
    )
    press(page, "publish")
    page.wait_for_url("**/s/*/")
    address = page.url
    page.goto(f"{address}edit/")
    page.locator("[name=title]").fill("A shelf")
    press(page, "publish")
    page.wait_for_url(address)
    return address.split("/")[-2]


def _own_reply(page: Page) -> str:
    page.locator("#answer [name=body]").fill("I am here and I read this.")
    press(page, "send")
    edit = page.locator(".reply a[href$='/edit/']").first.get_attribute("href") or ""
    page.goto(edit)
    page.locator("main [name=body]").fill("I am here, and I read all of this.")
    press(page, "send")
    page.wait_for_url(lambda url: "/edit/" not in url)
    return edit.split("/")[-3]
