"""Filling stored replies for one reader: names, times, marks and what they can do, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samar.design.icons import icon_html
from samar.design.templatetags.samar import numerals
from samar.discussions.hearing import Heard, heard_in_words
from samar.discussions.models import ContentNote, ResponseKind
from samar.kit.clock import now
from samar.kit.fragments import Filler, fill, slot
from samar.kit.times import day_in_words, in_words
from samar.people.queries.chips import Chip
from samar.people.viewer import Viewer

_THREAD, _REPLY, _PAGE = slot("thread"), slot("reply"), slot("page")
AT_HAND = (ResponseKind.HEAR, ResponseKind.THANKS)  # under each reply; the others are one press further


class ReplyRow(NamedTuple):
    """What filling needs to know of a reply, in the order of ROW_FIELDS."""

    id: int
    public_id: str
    html: str
    author_id: int | None
    created_at: datetime
    edited_at: datetime | None
    top: int
    quote: str
    quoted_id: int | None
    heard: Heard
    has_helped: bool
    is_removed: bool
    lang: str
    notes: list[str]
    own_note: str


ROW_FIELDS = ReplyRow._fields


@dataclass(frozen=True)
class Reading:
    """One reader in front of one thread. `given` are the responses this reader gave: (reply's public id, kind)."""

    viewer: Viewer
    chips: Mapping[int, Chip]
    thread_public_id: str = ""
    thread_author_id: int | None = None
    is_question: bool = False
    may_answer: bool = False
    rows: Mapping[str, ReplyRow] = field(default_factory=dict)
    given: frozenset[tuple[str, str]] = frozenset()
    is_quiet: bool = False  # the replies are only to be read here
    moment: datetime = field(default_factory=now)
    language: str = field(default_factory=lambda: get_language() or "en")  # in which the page is said

    def fill(self, html: str) -> str:
        """`html` with every slot filled for this reader."""
        return fill(html, self._fillers()) if "\x02" in html else html

    def when(self, created_at: datetime, edited_at: datetime | None = None) -> str:
        """The time in words: a distance for members, the day on pages kept for visitors."""
        is_member, language = self.viewer.signed_in, self.language
        words = in_words(created_at, self.moment, language) if is_member else day_in_words(created_at, language)
        return _time(words, created_at.date(), edited_at is not None, language)

    def heard(self, heard: Heard) -> str:
        """Who responded and how, in sentences."""
        return heard_in_words(heard, self.chips, self.viewer, self.language) if heard else ""

    def is_mine(self, author: int | None) -> bool:
        """Whether the reader wrote this."""
        return author is not None and author == self.viewer.persona_id

    def chip_of(self, persona: int | None) -> str:
        """The chip of a persona, or nothing when there is none to see."""
        chip = self.chips.get(persona or 0)
        return chip.html if chip else ""

    def name_of(self, persona: int | None) -> str:
        """The name of a persona as HTML, or nothing when there is none to see."""
        chip = self.chips.get(persona or 0)
        return chip.name_html if chip else ""

    def page_of(self, persona: int | None) -> str:
        """The address of a persona's page, or nothing where there is none for this reader."""
        chip = self.chips.get(persona or 0)
        return chip.url if chip else ""

    def _fillers(self) -> dict[str, Filler]:
        return {
            "chip": lambda persona: self.chip_of(int(persona)),
            "mention": self._mention,
            "removed": lambda _argument: escape(_("This reply was taken back.")),
            "facts": self._facts,
            "quote": self._quote,
            "cover": lambda key: cover_in_words(self.rows[key].notes, self.rows[key].own_note, self.language),
            "foot": self._foot,
        }

    def _mention(self, persona: str) -> str:
        return self.name_of(int(persona)) or escape(_("someone"))

    def _facts(self, key: str) -> str:
        row = self.rows[key]
        when = self.when(row.created_at, row.edited_at)
        if self.thread_author_id is None or row.author_id != self.thread_author_id:
            return when
        return f'<span class="reply-writer">{escape(_("wrote the text"))}</span> {when}'

    def _quote(self, key: str) -> str:
        row = self.rows[key]
        if not row.quote or row.quoted_id in self.viewer.hidden:
            return ""
        name, words = self.name_of(row.quoted_id), fill(escape(row.quote), {"mention": self._mention})
        said = f'<footer class="small">{name}</footer>' if name else ""
        return f'<blockquote class="quote" dir="auto"><p>{words}</p>{said}</blockquote>'

    def _foot(self, key: str) -> str:
        row = self.rows[key]
        helped = _helped(self.language) if row.has_helped else ""
        acts = self._acts(row, key) if self.viewer.signed_in and not self.is_quiet else ""
        return f"{helped}{self.heard(row.heard)}{acts}"

    def _acts(self, row: ReplyRow, key: str) -> str:
        is_mine = self.is_mine(row.author_id)
        asks = self.is_question and self.thread_author_id == self.viewer.persona_id and not is_mine
        mark = ("unmark" if row.has_helped else "mark") if asks else ""
        history = row.edited_at is not None and (is_mine or self.viewer.moderates)
        given = self._given_to.get(key, frozenset())
        page = "" if is_mine else self.page_of(row.author_id)
        acts = self._acts_here(_Place(is_mine, self.may_answer, bool(page), history), mark, given)
        return acts.replace(_REPLY, key).replace(_PAGE, page)

    def _acts_here(self, *way: Any) -> str:
        if way not in self._made:
            self._made[way] = _acts_of(*way, self.language).replace(_THREAD, self.thread_public_id)
        return self._made[way]

    @cached_property
    def _made(self) -> dict[tuple[Any, ...], str]:
        """What one can do with a reply of this thread, by the way it is; most replies of a page are alike."""
        return {}

    @cached_property
    def _given_to(self) -> dict[str, frozenset[str]]:
        """What the reader responded, by reply."""
        return {of: frozenset(kind for reply, kind in self.given if reply == of) for of, _kind in self.given}


def notes_in_words(notes: list[str], own_note: str) -> str:
    """What a text touches, as the words on its cover."""
    named = [escape(str(ContentNote(note).label)) for note in notes if note in ContentNote.values]
    said = escape(_(", ")).join(named + ([f"<bdi>{escape(own_note)}</bdi>"] if own_note else []))
    return escape(_("This speaks of: %(notes)s.")) % {"notes": said}


def cover_in_words(notes: list[str], own_note: str, language: str) -> str:
    """What lies over a text with content notes, in `language`, the active one: what it touches, how to open it."""
    return f'<span class="covered-about">{notes_in_words(notes, own_note)}</span>{_opening(language)}'


@lru_cache(maxsize=16)
def _opening(language: str) -> str:  # noqa: ARG001  the active one
    return (
        f'<span class="covered-act when-covered">{escape(_("Read it"))}</span>'
        f'<span class="covered-act when-open">{escape(_("Cover it again"))}</span>'
    )


class _Place(NamedTuple):
    """How a reader stands to a reply."""

    is_mine: bool
    may_answer: bool
    has_page: bool  # of its author, to keep them away
    history: bool


@lru_cache(maxsize=1024)
def _acts_of(place: _Place, mark: str, given: frozenset[str], language: str) -> str:  # noqa: ARG001  the active one
    """What one can do with a reply, made once for each way it can be, with slots for the thread and the reply."""
    responds = place.may_answer and not place.is_mine
    context = {
        "kinds": [(kind.value, kind.label) for kind in AT_HAND] if responds else [],
        "more": [(kind.value, kind.label) for kind in ResponseKind if kind not in AT_HAND] if responds else [],
        "is_mine": place.is_mine,
        "answers": place.may_answer,
        "has_page": place.has_page,
        "history": place.history,
        "mark": mark,
    }
    pressed: dict[str, Filler] = {
        "name": lambda kind: "back" if kind in given else "kind",
        "pressed": lambda kind: "true" if kind in given else "false",
        "thread": lambda _argument: _THREAD,
        "reply": lambda _argument: _REPLY,
        "page": lambda _argument: _PAGE,
    }
    return fill(render_to_string("discussions/acts.html", context), pressed)


@lru_cache(maxsize=16)
def _helped(language: str) -> str:  # noqa: ARG001  the active one
    return f'<p class="helped">{icon_html("check")}{escape(_("This helped, says who asked."))}</p>'


@lru_cache(maxsize=4096)
def _time(words: str, day: date, is_edited: bool, language: str) -> str:  # noqa: ARG001, FBT001  the active language
    said = f'<time datetime="{day.isoformat()}">{escape(numerals(words))}</time>'
    return f'{said} <span class="edited">{escape(_("(edited)"))}</span>' if is_edited else said
