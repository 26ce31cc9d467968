"""Lists of threads: twenty at a time, the newest first, read as rows and filled for the reader."""

from collections.abc import Sequence
from dataclasses import dataclass


from django.db.models import QuerySet

from samar.discussions.filling import Reading, notes_in_words
from samar.discussions.models import Thread, ThreadTopic
from samar.kit import cursors
from samar.kit.language import direction
from samar.people.queries.chips import chips
from samar.people.viewer import Viewer

PAGE = 20
_FIELDS = ("id", "public_id", "kind", "title", "card", "lang", "author_id", "created_at", "edited_at", "reply_count",
           "awaits_reply", "notes", "own_note", "audience")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """A thread as a list shows it; what ends in `_html` is safe and already in the reader's language."""

    public_id: str
    kind: str
    title: str
    lang: str
    dir: str
    beginning_html: str
    chip_html: str
    when_html: str
    notes_html: str
    reply_count: int
    awaits_reply: bool
    audience: int


@dataclass(frozen=True)
class CardPage:
    """Up to twenty cards; `older` is the sealed cursor of what follows, empty at the end."""

    cards: Sequence[Card]
    older: str = ""


@dataclass(frozen=True)
class Wanted:
    """Which threads a list shows. Empty means any."""

    kind: str = ""
    lang: str = ""
    topic: str = ""
    awaiting: bool = False
    author_id: int | None = None

    @property
    def purpose(self) -> str:
        return f"threads/{self.kind}/{self.lang}/{self.topic}/{self.awaiting}/{self.author_id}"


def thread_cards(viewer: Viewer, wanted: Wanted, after: str = "") -> CardPage:
    """A page of the threads `wanted` that may be listed for `viewer`, from the sealed cursor `after` on.

    A forged cursor gives the first page. Four queries at most, whatever the number of threads.
    """
    threads = _narrowed(Thread.objects.listed_for(viewer), wanted, viewer)
    return _page(viewer, threads, wanted.purpose, after)


def own_cards(viewer: Viewer, after: str = "") -> CardPage:
    """A page of everything the viewer's persona has published, for whatever audience, but not taken back."""
    threads = Thread.objects.visible_to(viewer).filter(author=viewer.persona_id, is_removed=False)
    return _page(viewer, threads, "own", after)


def _narrowed(threads: "QuerySet[Thread]", wanted: Wanted, viewer: Viewer) -> "QuerySet[Thread]":
    exact = {"kind": wanted.kind, "lang": wanted.lang, "author": wanted.author_id, "awaits_reply": wanted.awaiting}
    threads = threads.filter(**{name: value for name, value in exact.items() if value})
    if wanted.topic:
        shown = {"is_listed": True} if viewer.signed_in else {"is_open": True}
        under = ThreadTopic.objects.filter(topic__slug=wanted.topic, **shown)
        threads = threads.filter(id__in=under.values("thread"))
    return threads


def _page(viewer: Viewer, threads: "QuerySet[Thread]", purpose: str, after: str) -> CardPage:
    position = cursors.unseal(after, purpose=purpose) if after else None
    if position:
        threads = threads.filter(id__lt=position[0])
    rows = list(threads.order_by("-id").values_list(*_FIELDS)[: PAGE + 1])
    older = cursors.seal(rows[PAGE - 1][0], purpose=purpose) if len(rows) > PAGE else ""
    rows = rows[:PAGE]
    reading = Reading(viewer, "", 0, is_question=False, chips=chips({row[6] for row in rows}, viewer))
    return CardPage([_card(row, reading) for row in rows], older)


def _card(row: tuple, reading: Reading) -> Card:  # type: ignore[type-arg]  a row of _FIELDS
    _id, public_id, kind, title, card, lang, author_id, created_at, edited_at, count, awaits, notes, own, audience = row
    author = reading.chips.get(author_id)
    return Card(
        public_id=public_id,
        kind=kind,
        title=title,
        lang=lang,
        dir=direction(lang),
        beginning_html=reading.fill(card),
        chip_html=author.html if author else "",
        when_html=reading.when(created_at, edited_at),
        notes_html=notes_in_words(notes, own) if notes or own else "",
        reply_count=count,
        awaits_reply=awaits,
        audience=audience,
    )


