"""Lists of threads: twenty at a time, the newest first, read as rows and filled for the reader."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from samar.discussions.filling import Reading, notes_in_words
from samar.discussions.models import Thread, ThreadTopic
from samar.kit import cursors
from samar.kit.language import LANGUAGES, direction
from samar.kit.questions import asked_often
from samar.people.models import Audience
from samar.people.queries.chips import chips
from samar.people.viewer import Viewer

PAGE = 20


class Found(NamedTuple):
    """A thread as the database gives it to a list, before anything is made of it."""

    id: int
    public_id: str
    kind: str
    title: str
    card: str
    lang: str
    author_id: int | None
    created_at: datetime
    edited_at: datetime | None
    voices: int
    awaits_reply: bool
    notes: list[str]
    own_note: str
    audience: int


type Choose = Callable[[Sequence[Found]], Sequence[Found]]


class Card(NamedTuple):
    """A thread as a list shows it; what ends in `_html` is safe and already in the reader's language."""

    public_id: str
    kind: str
    title: str
    lang: str
    dir: str
    in_language: str  # "in Arabic", when the reader does not read it
    beginning_html: str
    chip_html: str
    when_html: str
    notes_html: str
    voices: int
    awaits_reply: bool
    is_only_mine: bool


@dataclass(frozen=True)
class CardPage:
    """Up to twenty cards; `older` is the sealed cursor of what follows, empty at the end."""

    cards: Sequence[Card]
    older: str = ""


@dataclass(frozen=True)
class Wanted:
    """Which threads a list shows. Empty means any; a topic is narrowed by a language alone."""

    kind: str = ""
    lang: str = ""
    topic: str = ""
    awaiting: bool = False
    author_id: int | None = None

    @property
    def lists(self) -> "Lists":
        return Lists(self.kind, self.awaiting)

    @property
    def purpose(self) -> str:
        return f"threads/{self.kind}/{self.lang}/{self.topic}/{self.awaiting}/{self.author_id}"


class Lists(NamedTuple):
    """Which of the fixed lists it is: few enough that the question about each is kept as it is."""

    kind: str
    awaiting: bool


def thread_cards(viewer: Viewer, wanted: Wanted, after: str = "", *, choose: Choose | None = None) -> CardPage:
    """A page of the threads `wanted` that may be listed for `viewer`, from the sealed cursor `after` on.

    A forged cursor gives the first page. Of what a page holds, `choose` may leave some out before cards are made.
    Two queries, whatever the number of threads.
    """
    position = _position(after, wanted.purpose)
    reader = (viewer.signed_in, sorted(viewer.hidden | viewer.muted))
    if wanted.topic:
        rows = _under_topic(*reader, wanted.topic, wanted.lang, position)
    else:
        rows = _listed(*reader, wanted.lists, wanted.lang, wanted.author_id, position)
    return _page(viewer, rows, wanted.purpose, choose)


def own_cards(viewer: Viewer, after: str = "") -> CardPage:
    """A page of everything the viewer's persona has published, for whatever audience, but not taken back.

    Words that only they read are not shown in the list itself. Two queries.
    """
    return _page(viewer, _own(viewer, _position(after, "own")) if viewer.signed_in else [], "own")


def in_language(lang: str) -> str:
    """ "in Arabic" and the like, in the active language."""
    return _in_language(lang, get_language() or "")


@lru_cache(maxsize=256)
def _in_language(lang: str, language: str) -> str:  # noqa: ARG001  the active one
    known = {"ar": _("in Arabic"), "fr": _("in French"), "en": _("in English")}
    if lang in known:
        return known[lang]
    if lang in LANGUAGES:
        return _("in %(language)s") % {"language": get_language_info(lang)["name_translated"]}
    return _("in another language")


@asked_often
def _listed(
    to_members: bool,  # noqa: FBT001
    without: list[int],
    lists: Lists,
    lang: str,
    author: int | None,
    position: int | None,
) -> QuerySet[Any, Any]:
    narrowed = {"kind": lists.kind, "awaits_reply": lists.awaiting, "lang": lang, "author": author, "id__lt": position}
    threads = Thread.objects.listed(to_members=to_members, without=without)
    threads = threads.filter(**{name: value for name, value in narrowed.items() if value})
    return threads.order_by("-id").values_list(*Found._fields)[: PAGE + 1]


@asked_often
def _under_topic(
    to_members: bool,  # noqa: FBT001
    without: list[int],
    topic: str,
    lang: str,
    position: int | None,
) -> QuerySet[Any, Any]:
    narrowed = {"topic": topic, "lang": lang, "thread_id__lt": position}
    under = ThreadTopic.objects.listed(to_members=to_members, without=without)
    under = under.filter(**{name: value for name, value in narrowed.items() if value})
    return under.order_by("-thread_id").values_list(*(f"thread__{name}" for name in Found._fields))[: PAGE + 1]


@asked_often
def _own(viewer: Viewer, position: int | None) -> QuerySet[Any, Any]:
    threads = Thread.objects.visible_to(viewer).filter(author=viewer.persona_id, is_removed=False)
    if position is not None:
        threads = threads.filter(id__lt=position)
    return threads.order_by("-id").values_list(*Found._fields)[: PAGE + 1]


def _position(token: str, purpose: str) -> int | None:
    position = cursors.unseal(token, purpose=purpose) if token else None
    return position[0] if position else None


def _page(viewer: Viewer, rows: list[tuple[Any, ...]], purpose: str, choose: Choose | None = None) -> CardPage:
    found: Sequence[Found] = [Found._make(row) for row in rows[:PAGE]]
    older = cursors.seal(found[-1].id, purpose=purpose) if len(rows) > PAGE else ""
    found = choose(found) if choose else found
    reading = Reading(viewer, chips({row.author_id for row in found if row.author_id}, viewer))
    return CardPage([_card(row, reading) for row in found], older)


def _card(row: Found, reading: Reading) -> Card:
    viewer = reading.viewer
    reads = viewer.languages or (viewer.language,)
    return Card(
        public_id=row.public_id,
        kind=row.kind,
        title=row.title,
        lang=row.lang,
        dir=direction(row.lang),
        in_language="" if row.lang in reads else in_language(row.lang),
        beginning_html=row.card,
        chip_html=reading.chip_of(row.author_id),
        when_html=reading.when(row.created_at, row.edited_at),
        notes_html=notes_in_words(row.notes, row.own_note) if row.notes or row.own_note else "",
        voices=row.voices,
        awaits_reply=row.awaits_reply,
        is_only_mine=row.audience == Audience.ONLY_ME,
    )
