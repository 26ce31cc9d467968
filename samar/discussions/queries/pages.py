"""One thread with its replies, filled for the reader."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from samar.discussions.filling import Reading, cover_in_words
from samar.discussions.models import PrivateWords, Reply, Thread, audience_sentence
from samar.discussions.queries.conversation import Replies, conversation, replies_of, row_of
from samar.discussions.queries.reading import ThreadRow, reading_of
from samar.kit.errors import NotHere
from samar.kit.language import direction
from samar.kit.questions import asked_often
from samar.people.models import Audience
from samar.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who heard a thread, and what this reader may say to that. `given` are the kinds of response already given."""

    public_id: str
    heard_html: str
    given: frozenset[str]
    may_respond: bool


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """A thread as its page shows it; what ends in `_html` is safe and in the reader's language.

    `later` and `earlier` are sealed cursors of the replies around this page.
    """

    public_id: str
    kind: str
    title: str
    lang: str
    dir: str
    topics: tuple[str, ...]
    words_html: str
    chip_html: str
    author_html: str
    author_url: str
    when_html: str
    cover_html: str
    hearing: Hearing
    replies_html: str
    is_mine: bool
    is_removed: bool
    is_edited: bool
    is_open: bool
    is_only_mine: bool
    who_reads: str
    voices: int
    later: str
    earlier: str


def thread_page(viewer: Viewer, public_id: str, *, after: str = "", before: str = "") -> ThreadPage:
    """The thread `public_id` with twenty replies from the sealed cursor `after` on, or those up to `before`.

    Raises NotHere when `viewer` may not read it; a forged cursor gives the first page. Five queries at most,
    whatever the number of replies.
    """
    thread = _thread(viewer, public_id)
    replies = replies_of(viewer, thread, after, before) if thread.reply_count else Replies()
    reading = reading_of(viewer, thread, replies.rows)
    said = _private(viewer, thread) or thread
    return ThreadPage(
        public_id=public_id,
        kind=thread.kind,
        title=said.title,
        lang=thread.lang,
        dir=direction(thread.lang),
        topics=tuple(said.topics),
        words_html=reading.fill(said.html),
        chip_html=reading.chip_of(thread.author_id),
        author_html=reading.name_of(thread.author_id),
        author_url=reading.page_of(thread.author_id),
        when_html=reading.when(thread.created_at, thread.edited_at),
        cover_html=cover_in_words(said.notes, said.own_note, reading.language) if said.notes or said.own_note else "",
        hearing=_hearing(thread, reading),
        replies_html=conversation(replies.rows, reading),
        is_mine=reading.is_mine(thread.author_id),
        is_removed=thread.is_removed,
        is_edited=thread.edited_at is not None,
        is_open=thread.audience == Audience.EVERYONE,
        is_only_mine=thread.audience == Audience.ONLY_ME,
        who_reads=audience_sentence(Audience(thread.audience), viewer),
        voices=thread.voices,
        later=replies.later,
        earlier=replies.earlier,
    )


def hearing(viewer: Viewer, public_id: str) -> Hearing:
    """Who heard the thread `public_id`. Raises NotHere when `viewer` may not read it. Three queries."""
    thread = _thread(viewer, public_id)
    return _hearing(thread, reading_of(viewer, thread, []))


def reply_for_reader(viewer: Viewer, reply: Reply, *, quiet: bool = False) -> str:
    """The article of one `reply`, filled for `viewer`, who may read it; without anything to press when `quiet`."""
    row = row_of(reply)
    return reading_of(viewer, reply.thread, [row], quiet=quiet).fill(row.html)


def _thread(viewer: Viewer, public_id: str) -> ThreadRow:
    for row in _asked_thread(viewer, public_id):
        return ThreadRow(*row)
    raise NotHere


@asked_often
def _asked_thread(viewer: Viewer, public_id: str) -> QuerySet[Any, Any]:
    return Thread.objects.visible_to(viewer).filter(public_id=public_id).values_list(*ThreadRow._fields)


def _hearing(thread: ThreadRow, reading: Reading) -> Hearing:
    return Hearing(
        public_id=thread.public_id,
        heard_html=reading.heard(thread.heard),
        given=frozenset(kind for reply, kind in reading.given if not reply),
        may_respond=reading.may_answer and reading.viewer.signed_in and not reading.is_mine(thread.author_id),
    )


def _private(viewer: Viewer, thread: ThreadRow) -> PrivateWords | None:
    """The words of a thread that only its author reads."""
    if thread.html or thread.is_removed:
        return None
    return PrivateWords.objects.filter(thread=thread.id, thread__author=viewer.persona_id).first()
