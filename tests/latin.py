"""Every page in Arabic is in Arabic: no Latin word stands outside people's own text and a listed set.

Walks the pages of tests/permissions.py as a visitor, a member and a moderator. People's own words, names (`bdi`),
what is marked as another language, keys, codes and addresses are left out; all else has to be translated.
"""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from samar.people.models import Persona
from tests.people import sign_in
from tests.permissions import ROLES, TABLE, Row

LISTED = frozenset(
    {"Shift", "Esc", "PDF", "SMS", "English", "Français", "français"}
)  # keys, signs, languages by their own name
OWN_WORDS = {"bdi", "kbd", "code", "script", "style", "svg", "q"}
OWN_CLASSES = {"words", "card-words", "card-title", "passphrase", "title-own"}
SPOKEN = {"title", "aria-label", "placeholder", "alt", "data-close", "data-kept", "data-confirm"}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "path", "use", "col", "area", "base", "embed"}
LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
ROWS = [row for row in TABLE if row.method == "GET" and 200 in row.codes]


class ArabicText(HTMLParser):
    """Gathers the text of a page for which the page itself is answerable."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    @property
    def is_own(self) -> bool:
        return any(own for _tag, own in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        own = tag in OWN_WORDS or bool(OWN_CLASSES & set(given.get("class", "").split()))
        own = own or given.get("lang", "ar") != "ar" or given.get("translate") == "no"
        if not own and not self.is_own:
            self.found += [word for name in SPOKEN & set(given) for word in LATIN.findall(given[name])]
        if tag not in VOID:
            self.open.append((tag, own))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            if self.open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self.is_own:
            self.found += LATIN.findall(data)


def latin_words(html: str) -> list[str]:
    """The Latin words of a page in Arabic that nobody is entitled to."""
    text = ArabicText()
    text.feed(html)
    return [word for word in text.found if word not in LISTED]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.parametrize("role", ["visitor", "member", "moderator"])
def test_a_page_in_arabic_holds_no_latin_word(
    row: Row, role: str, cast: dict[str, Persona], things: dict[str, str]
) -> None:
    if row.codes[ROLES.index(role)] != 200:
        return
    client = Client()
    if role != "visitor":
        sign_in(client, cast[role], language="ar")
    client.cookies["lang"] = "ar"
    page = client.get(row.path.format(**things)).content.decode()
    assert latin_words(page) == []


def test_a_planted_english_word_is_found() -> None:
    assert latin_words('<html lang="ar"><p>مساء <b>evening</b></p>') == ["evening"]
    assert latin_words('<a title="Leave" href="/x">اخرج</a>') == ["Leave"]
    assert latin_words('<p>مساء <bdi>Camille</bdi> <span lang="fr">bonsoir</span> <kbd>Shift</kbd></p>') == []
