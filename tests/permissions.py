"""Who may do what: every address, every method, every role, with the answer expected.

The table is the specification. An address that is missing here fails, and so does one that is here and nowhere else.
Forms are sent empty: 422 is a form given back, 303 an act done, 404 what is not for this person.
"""

from dataclasses import dataclass

import pytest
from django.test import Client

from samar.config.commands.routes import Route, routes
from samar.people.models import Persona
from tests.people import sign_in

ROLES = ("visitor", "minor", "member", "helper", "moderator", "operator")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ASKED_TO_SIGN_IN, TEXT_GIVEN_BACK, SENT_HOME, NO_SUCH_METHOD, NOT_HERE = 302, 403, 302, 405, 404
OTHERS_OWN = 404  # somebody else's: not here


@dataclass(frozen=True)
class Row:
    """One address and method with the status for each role, in the order of ROLES."""

    name: str
    path: str
    method: str
    codes: tuple[int, ...]


def anyone(name: str, path: str, method: str = "GET", code: int = 200) -> Row:
    """Everyone is answered by `code`."""
    return Row(name, path, method, (code,) * 6)


def members(name: str, path: str, method: str = "GET", code: int = 200) -> Row:
    """Members are answered by `code`; visitors are asked to sign in, and what they sent is given back."""
    return Row(name, path, method, (ASKED_TO_SIGN_IN if method == "GET" else TEXT_GIVEN_BACK, *[code] * 5))


def visitors(name: str, path: str, method: str = "GET", code: int = 200) -> Row:
    """Visitors are answered by `code`; members are sent home."""
    return Row(name, path, method, (code, *[SENT_HOME] * 5))


def moderators(name: str, path: str, method: str = "GET", code: int = 200) -> Row:
    """Moderators and operators are answered by `code`; to other members it is not here."""
    return Row(name, path, method, (ASKED_TO_SIGN_IN, NOT_HERE, NOT_HERE, NOT_HERE, code, code))


# {story} and {reply} are someone else's and open to everyone, {private} is someone else's alone.
TABLE = [
    anyone("home", "/"),
    anyone("help-now", "/help-now/"),
    anyone("help-now-country", "/help-now/fr/"),
    anyone("agreement", "/agreement/"),
    Row("agreement", "/agreement/", "POST", (200, 303, 303, 303, 303, 303)),
    members("bell", "/bell/"),
    members("bell-read", "/bell/read/", "POST", 303),
    anyone("design", "/design/", code=NOT_HERE),
    anyone("design-mock", "/design/story/", code=NOT_HERE),
    anyone("demo", "/demo/", code=NOT_HERE),
    anyone("demo-sign-in", "/demo/sign-in/operator/", "POST", NOT_HERE),
    anyone("demo-away", "/away/", code=NOT_HERE),
    anyone("exit", "/exit/", code=303),
    anyone("exit", "/exit/", "POST", 303),
    anyone("left", "/goodbye/"),
    visitors("join", "/join/"),
    visitors("join", "/join/", "POST", 422),
    anyone("passphrase-strength", "/join/strength/", "POST"),
    anyone("keys", "/keys/"),
    anyone("set-language", "/language/fr/", code=303),
    anyone("set-theme", "/look/dark/", code=303),
    anyone("set-saver", "/saver/on/", code=303),
    members("me", "/me/"),
    members("me-blocks", "/me/blocks/"),
    members("leave", "/me/leave/"),
    members("leave", "/me/leave/", "POST", 422),
    members("me-personas", "/me/personas/"),
    members("me-personas", "/me/personas/", "POST", 422),
    members("persona-bring-back", "/me/personas/{persona}/bring-back/", "POST", OTHERS_OWN),
    members("persona-rename", "/me/personas/{persona}/name/", code=OTHERS_OWN),
    members("persona-rename", "/me/personas/{persona}/name/", "POST", OTHERS_OWN),
    members("persona-retire", "/me/personas/{persona}/put-away/", code=OTHERS_OWN),
    members("persona-retire", "/me/personas/{persona}/put-away/", "POST", OTHERS_OWN),
    members("persona-use", "/me/personas/{persona}/use/", "POST", OTHERS_OWN),
    members("me-profile", "/me/profile/"),
    members("me-profile", "/me/profile/", "POST", 422),
    members("me-settings", "/me/settings/"),
    members("me-age", "/me/settings/age/", "POST", 422),
    members("me-codes", "/me/settings/codes/"),
    members("me-codes", "/me/settings/codes/", "POST", 422),
    members("me-consent-remove", "/me/settings/consent/country/remove/", "POST", 303),
    members("me-country", "/me/settings/country/", "POST", 303),
    members("me-languages", "/me/settings/languages/", "POST", 303),
    members("me-passphrase", "/me/settings/passphrase/"),
    members("me-passphrase", "/me/settings/passphrase/", "POST", 422),
    members("sign-out-everywhere", "/me/settings/sign-out-everywhere/", "POST", 303),
    members("persona", "/p/{persona}/"),
    members("block", "/p/{persona}/block/"),
    members("block", "/p/{persona}/block/", "POST", 303),
    members("unblock", "/p/{persona}/block/remove/", "POST", OTHERS_OWN),
    members("mute", "/p/{persona}/mute/"),
    members("mute", "/p/{persona}/mute/", "POST", 303),
    members("unmute", "/p/{persona}/mute/remove/", "POST", OTHERS_OWN),
    anyone("privacy", "/privacy/"),
    anyone("breach", "/privacy/breach/"),
    visitors("sign-in", "/sign-in/"),
    visitors("sign-in", "/sign-in/", "POST", 422),
    visitors("recover", "/sign-in/code/"),
    visitors("recover", "/sign-in/code/", "POST", 422),
    members("sign-out", "/sign-out/", "POST", 303),
    members("answer", "/s/{story}/answer/"),
    members("reply-draft", "/s/{story}/draft/", "POST", 303),
    members("answer-reply", "/s/{story}/r/{reply}/answer/"),
    members("edit-reply", "/s/{story}/r/{reply}/edit/", code=OTHERS_OWN),
    members("edit-reply", "/s/{story}/r/{reply}/edit/", "POST", OTHERS_OWN),
    members("helped", "/s/{story}/r/{reply}/helped/", "POST", OTHERS_OWN),
    moderators("reply-history", "/s/{story}/r/{reply}/history/"),
    members("remove-reply", "/s/{story}/r/{reply}/remove/", code=OTHERS_OWN),
    members("remove-reply", "/s/{story}/r/{reply}/remove/", "POST", OTHERS_OWN),
    members("respond-to-reply", "/s/{story}/r/{reply}/respond/", "POST", NOT_HERE),
    members("replies", "/s/{story}/replies/", "POST", 422),
    members("replies", "/s/{private}/replies/", "POST", NOT_HERE),
    members("respond", "/s/{story}/respond/", "POST", NOT_HERE),
    anyone("story", "/s/{story}/"),
    Row("story", "/s/{private}/", "GET", (NOT_HERE,) * 6),
    members("edit-story", "/s/{story}/edit/", code=OTHERS_OWN),
    members("edit-story", "/s/{story}/edit/", "POST", OTHERS_OWN),
    moderators("story-history", "/s/{story}/history/"),
    members("remove-story", "/s/{story}/remove/", code=OTHERS_OWN),
    members("remove-story", "/s/{story}/remove/", "POST", OTHERS_OWN),
    anyone("stories", "/stories/"),
    anyone("stories-kind", "/stories/story/"),
    anyone("stories-topic", "/stories/topics/family/"),
    anyone("stories-waiting", "/stories/waiting/"),
    members("persona-stories", "/p/{persona}/stories/"),
    members("me-texts", "/me/texts/"),
    members("me-drafts", "/me/drafts/"),
    members("write", "/write/"),
    members("write", "/write/", "POST", 422),
    members("draft", "/write/{draft}/", code=OTHERS_OWN),
    members("draft", "/write/{draft}/", "POST", OTHERS_OWN),
    members("discard-draft", "/write/{draft}/discard/", code=OTHERS_OWN),
    members("discard-draft", "/write/{draft}/discard/", "POST", OTHERS_OWN),
    members("keep-draft", "/write/draft/", "POST", 303),
    members("preview", "/write/preview/", "POST", 200),
]


def ask(role: str, cast: dict[str, Persona], method: str, path: str) -> int:
    """The status that `role` gets for an empty request."""
    client = Client()
    if role != "visitor":
        sign_in(client, cast[role])
    return client.generic(method, path).status_code


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.method} {row.name}")
def test_each_role_gets_the_answer_of_the_table(row: Row, cast: dict[str, Persona], things: dict[str, str]) -> None:
    path = row.path.format(**things)
    answers = {role: ask(role, cast, row.method, path) for role in ROLES}
    assert answers == dict(zip(ROLES, row.codes, strict=True))


def test_every_address_is_in_the_table_and_no_other() -> None:
    assert {route.name for route in routes()} == {row.name for row in TABLE}


def test_every_address_says_who_may_use_it() -> None:
    assert [route for route in routes() if route.who == "undeclared" or not route.methods] == []


def test_the_table_has_every_method_that_a_view_declares_and_no_other() -> None:
    declared = {(route.name, method) for route in routes() for method in route.methods}
    assert declared == {(row.name, row.method) for row in TABLE}


@pytest.mark.parametrize("name", sorted({row.name for row in TABLE}))
def test_another_method_is_never_answered_well(name: str, cast: dict[str, Persona], things: dict[str, str]) -> None:
    rows = [row for row in TABLE if row.name == name]
    for method in set(METHODS) - {row.method for row in rows}:
        for role in ("visitor", "member", "operator"):
            code = ask(role, cast, method, rows[0].path.format(**things))
            assert code in {ASKED_TO_SIGN_IN, TEXT_GIVEN_BACK, NOT_HERE, NO_SUCH_METHOD}, (method, role)


def test_a_planted_address_without_a_row_is_found() -> None:
    planted = Route("/planted/", "planted", ("GET",), "undeclared")
    found = [*routes(), planted]
    assert {route.name for route in found} != {row.name for row in TABLE}
    assert [route for route in found if route.who == "undeclared"] == [planted]
