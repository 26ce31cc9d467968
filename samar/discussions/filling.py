"""Filling stored replies for one reader: names, times, marks and what they can do, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samar.discussions.models import ContentNote, ResponseKind
from samar.kit.clock import now
from samar.kit.fragments import Filler, fill
from samar.kit.language import direction
from samar.kit.times import day_in_words, in_words
from samar.people.queries.chips import Chip
from samar.people.viewer import Viewer

type Heard = dict[str, tuple[int, list[int]]]  # ResponseKind -> how many, the latest few personas
NAMED = 3


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What filling needs to know of a reply, in the order of ROW_FIELDS."""

    id: int
    public_id: str
    html: str
    author_id: int
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


ROW_FIELDS = tuple(ReplyRow.__slots__)


@dataclass(frozen=True)
class Reading:
    """One reader in front of one thread. `given` are the responses this reader gave: (reply's public id, kind)."""

    viewer: Viewer
    thread_public_id: str
    thread_author_id: int
    is_question: bool
    chips: Mapping[int, Chip]
    rows: Mapping[str, ReplyRow] = field(default_factory=dict)
    given: frozenset[tuple[str, str]] = frozenset()
    csrf_token: str = ""
    moment: datetime = field(default_factory=now)

    def fill(self, html: str) -> str:
        """`html` with every slot filled for this reader."""
        return fill(html, self._fillers())

    def _fillers(self) -> dict[str, Filler]:
        return {
            "chip": self._chip,
            "mention": self._mention,
            "removed": lambda _argument: escape(_("This reply was taken back by its author.")),
            "when": lambda key: self.when(self.rows[key].created_at, self.rows[key].edited_at),
            "marks": self._marks,
            "quote": self._quote,
            "notes": lambda key: notes_in_words(self.rows[key].notes, self.rows[key].own_note),
            "heard": lambda key: heard_in_words(self.rows[key].heard, self),
            "acts": self._acts,
        }

    def when(self, created_at: datetime, edited_at: datetime | None = None) -> str:
        """The time in words: a distance for members, the day on pages kept for visitors."""
        words = in_words(created_at, self.moment) if self.viewer.signed_in else day_in_words(created_at)
        edited = f' <span class="edited">{escape(_("edited"))}</span>' if edited_at else ""
        return f'<time datetime="{created_at:%Y-%m-%d}">{escape(words)}</time>{edited}'

    def _chip(self, persona: str) -> str:
        chip = self.chips.get(int(persona))
        return chip.html if chip else ""

    def _mention(self, persona: str) -> str:
        chip = self.chips.get(int(persona))
        return f"<bdi>@{escape(chip.name)}</bdi>" if chip else escape(_("someone"))

    def _marks(self, key: str) -> str:
        row = self.rows[key]
        marks = []
        if row.author_id == self.thread_author_id:
            marks.append(f'<span class="mark">{escape(_("who wrote this"))}</span>')
        if row.has_helped:
            marks.append(f'<span class="mark mark-helped">{escape(_("this helped"))}</span>')
        return "".join(marks)

    def _quote(self, key: str) -> str:
        row = self.rows[key]
        if row.quoted_id in self.viewer.hidden:
            return ""
        chip = self.chips.get(row.quoted_id or 0)
        said = f'<footer><bdi>{escape(chip.name)}</bdi></footer>' if chip else ""
        return f'<blockquote class="quote" dir="auto"><p>{escape(row.quote)}</p>{said}</blockquote>'

    def _acts(self, key: str) -> str:
        if not self.viewer.signed_in:
            return ""
        row = self.rows[key]
        variant = "mine" if row.author_id == self.viewer.persona_id else "others"
        may_mark = self.is_question and self.thread_author_id == self.viewer.persona_id and variant == "others"
        mark = ("unmark" if row.has_helped else "mark") if may_mark else ""
        given = {kind: "true" if (key, kind) in self.given else "false" for kind in ResponseKind.values}
        pressed: dict[str, Filler] = {"pressed": given.__getitem__, "reply": lambda _: key}
        pressed["thread"] = lambda _: self.thread_public_id
        return fill(_acts_template(variant, mark, self.viewer.language), pressed)


def notes_in_words(notes: list[str], own_note: str) -> str:
    """What a text touches, as the words on its cover."""
    named = [str(ContentNote(note).label) for note in notes if note in ContentNote.values]
    said = [escape(name) for name in named] + ([f"<bdi>{escape(own_note)}</bdi>"] if own_note else [])
    return f'{escape(_("This touches on:"))} {escape(_(", ")).join(said)}'


def heard_in_words(heard: Heard, reading: Reading) -> str:
    """Who responded and how, in a sentence a kind: names for members, numbers in words for visitors."""
    said = [_heard(kind, *heard[kind], reading) for kind in ResponseKind.values if kind in heard]
    return f'<p class="heard">{" ".join(said)}</p>' if said else ""


def _heard(kind: str, count: int, latest: list[int], reading: Reading) -> str:
    names = [reading.chips[persona].name for persona in latest[:NAMED] if persona in reading.chips]
    if not reading.viewer.signed_in or not names:
        who = escape(ngettext("%(count)d person", "%(count)d people", count) % {"count": count})
    else:
        named = escape(_(", ")).join(f"<bdi>{escape(name)}</bdi>" for name in names)
        rest = count - len(names)
        others = ngettext("and %(count)d other", "and %(count)d others", rest) % {"count": rest} if rest > 0 else ""
        who = f"{named} {escape(others)}" if others else named
    return f'<span class="heard-kind"><q>{escape(ResponseKind(kind).label)}</q> {who}</span>'


@lru_cache(maxsize=64)
def _acts_template(variant: str, mark: str, language: str) -> str:  # noqa: ARG001  the active language is part of the key
    """What one can do with a reply, made once a language, with slots for the reply."""
    context = {"variant": variant, "mark": mark, "kinds": ResponseKind.choices}
    return render_to_string("discussions/acts.html", context)


def lang_and_dir(lang: str) -> str:
    """The attributes that tell in which language and direction words are."""
    return f'lang="{escape(lang)}" dir="{direction(lang)}"'
