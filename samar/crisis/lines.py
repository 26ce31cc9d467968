"""A line of help, as the project's own table tells it. Read once; nothing here asks a database."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samar.crisis.hours import Hours, parse_hours
from samar.crisis.words import AUDIENCES, CAUTIONS, KINDS, LANGUAGES, WARNINGS, Words
from samar.kit.clock import today

LINES: Final = Path(__file__).parent / "lines.csv"
CAUTIONS_BY_COUNTRY: Final = Path(__file__).parent / "cautions.csv"
ACROSS_BORDERS: Final = "INT"
RECHECKED_WITHIN: Final = timedelta(days=90)  # SAFETY, "Crisis lines"

type Row = dict[str, str]


@dataclass(frozen=True)
class Number:
    """A telephone number as published. Exactly that is dialled: no country's prefix is guessed."""

    published: str

    def __str__(self) -> str:
        return self.published

    @property
    def digits(self) -> str:
        return re.sub(r"[^\d+]", "", self.published)


@dataclass(frozen=True)
class Line:
    """Somebody who answers, or a page that leads to them. `country`: ISO 3166-1, or ACROSS_BORDERS."""

    country: str
    name: str
    name_language: str
    names: tuple[tuple[str, str], ...]
    phones: tuple[Number, ...]
    sms: Number | None
    keyword: str
    whatsapp: Number | None
    email: str
    chat_url: str
    page_url: str
    languages: tuple[Promise, ...]
    hours: Hours
    audience: Promise
    ages: tuple[str, str]
    kind: Promise
    warnings: tuple[Promise, ...]
    notes: tuple[tuple[str, str], ...]
    source: str
    source_date: str
    checked_on: date

    @property
    def shown_name(self) -> str:
        return dict(self.names).get(_language(), self.name)

    @property
    def shown_name_language(self) -> str:
        return _language() if _language() in dict(self.names) else self.name_language

    @property
    def note(self) -> str:
        notes = dict(self.notes)
        return notes.get(_language(), notes.get("en", ""))

    @property
    def for_whom(self) -> str:
        youngest, oldest = self.ages
        words = {"audience": self.audience, "youngest": youngest, "oldest": oldest}
        if youngest:
            return _("%(audience)s, from %(youngest)s to %(oldest)s years old") % words
        if oldest:
            return _("%(audience)s, up to %(oldest)s years old") % words
        return str(self.audience)

    @property
    def spoken(self) -> str:
        """The languages in which the line answers, as one list."""
        comma = pgettext("between two languages in a list", ", ")
        return capfirst(comma.join(str(one) for one in self.languages))

    @property
    def when(self) -> tuple[str, ...]:
        """The hours, one line each, and where to look when they are not certain."""
        has_page = bool(self.page_url or self.chat_url)
        if self.hours.are_unsure and has_page:
            return (f"{' '.join(self.hours.sentences())} {_('Their page has them.')}",)
        if self.hours.may_vary:
            changed = _("Hours may have changed: their page has them.") if has_page else _("Hours may have changed.")
            return (*self.hours.sentences(), changed)
        return self.hours.sentences()

    @property
    def sms_link(self) -> str:
        """An address that opens a message: "?&body" is the one form that both Android and iOS understand."""
        if self.sms is None:
            return ""
        return f"sms:{self.sms.digits}" + (f"?&body={quote(self.keyword)}" if self.keyword else "")

    @property
    def chat_site(self) -> str:
        return _site(self.chat_url)

    @property
    def page_site(self) -> str:
        return _site(self.page_url)

    @property
    def is_overdue(self) -> bool:
        return today() - self.checked_on > RECHECKED_WITHIN


@cache
def all_lines() -> tuple[Line, ...]:
    """Every line of the table, in order. Raises ValueError or KeyError for a row not understood."""
    return tuple(_line(row) for row in _rows(LINES))


@cache
def cautions_by_country() -> dict[str, tuple[Promise, ...]]:
    """What to know before calling, by country."""
    return {row["country"]: _words(CAUTIONS, row["cautions"]) for row in _rows(CAUTIONS_BY_COUNTRY)}


def _line(row: Row) -> Line:
    return Line(
        country=row["country"],
        name=row["name"],
        name_language=row["name_lang"],
        names=_by_language(row, "name_", ("fr", "ar")),
        phones=tuple(Number(phone) for phone in (row["phone"], row["second_phone"]) if phone),
        sms=_number(row["sms"]),
        keyword=row["sms_keyword"],
        whatsapp=_number(row["whatsapp"]),
        email=row["email"],
        chat_url=row["chat_url"],
        page_url=row["page_url"],
        languages=_words(LANGUAGES, row["languages"]),
        hours=parse_hours(row["hours"], zone=row["hours_zone"], may_vary=row["hours_vary"] == "yes"),
        audience=AUDIENCES[row["audience"]],
        ages=(row["age_from"], row["age_to"]),
        kind=KINDS[row["kind"]],
        warnings=_words(WARNINGS, row["warnings"]),
        notes=_by_language(row, "note_", ("en", "fr", "ar")),
        source=row["source"],
        source_date=row["source_date"],
        checked_on=date.fromisoformat(row["checked_date"]),
    )


def _rows(table: Path) -> Iterator[Row]:
    with table.open(encoding="utf-8", newline="") as rows:
        yield from csv.DictReader(rows)


def _number(published: str) -> Number | None:
    return Number(published) if published else None


def _words(vocabulary: Words, keys: str) -> tuple[Promise, ...]:
    return tuple(vocabulary[key] for key in keys.split(";") if key)


def _by_language(row: Row, prefix: str, languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((language, row[prefix + language]) for language in languages if row[prefix + language])


def _site(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _language() -> str:
    return (get_language() or "en").partition("-")[0]
