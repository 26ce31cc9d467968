"""One thread with its replies, filled for the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q

from samar.discussions.filling import ROW_FIELDS, Reading, ReplyRow, heard_in_words, notes_in_words
from samar.discussions.models import PrivateWords, Reply, Response, ResponseKind, Thread
from samar.kit import cursors
from samar.kit.errors import NotHere
from samar.kit.language import direction
from samar.people.queries.chips import chips
from samar.people.viewer import Viewer

PAGE = 20  # replies
_THREAD_FIELDS = ("id", "public_id", "author_id", "kind", "title", "html", "lang", "notes", "own_note", "created_at",
                  "edited_at", "is_removed", "heard", "audience", "reply_count", "version")  # fmt: skip


@dataclass(frozen=True)
class ThreadPage:
    """A thread as its page shows it; what ends in `_html` is safe and in the reader's language.

    `given` are the kinds of response this reader gave to the thread; `later` and `earlier` are sealed cursors.
    """

    public_id: str
    kind: str
    title: str
    lang: str
    dir: str
    words_html: str
    chip_html: str
    when_html: str
    notes_html: str
    heard_html: str
    replies_html: str
    is_mine: bool
    is_removed: bool
    audience: int
    reply_count: int
    given: frozenset[str]
    version: int
    later: str
    is_start: bool


def thread_page(viewer: Viewer, public_id: str, after: str = "", csrf_token: str = "") -> ThreadPage:
    """The thread `public_id` with twenty replies from the sealed cursor `after` on.

    Raises NotHere when `viewer` may not read it. Five queries at most, whatever the number of replies.
    """
    thread = Thread.objects.visible_to(viewer).filter(public_id=public_id).only(*_THREAD_FIELDS).first()
    if thread is None:
        raise NotHere
    private = _private(viewer, thread)
    rows, later = _replies(viewer, thread, after)
    reading = Reading(
        viewer=viewer,
        thread_public_id=public_id,
        thread_author_id=thread.author_id,
        is_question=thread.kind == "question",
        chips=chips(_personas(thread, rows), viewer),
        rows={row.public_id: row for row in rows},
        given=_given(viewer, thread, rows),
    )
    said = private or thread
    return ThreadPage(
        public_id=public_id,
        kind=thread.kind,
        title=said.title,
        lang=thread.lang,
        dir=direction(thread.lang),
        words_html=reading.fill(said.html),
        chip_html=reading.chips[thread.author_id].html if thread.author_id in reading.chips else "",
        when_html=reading.when(thread.created_at, thread.edited_at),
        notes_html=notes_in_words(said.notes, said.own_note) if said.notes or said.own_note else "",
        heard_html=heard_in_words(thread.heard, reading),
        replies_html=reading.fill("".join(row.html for row in rows)),
        is_mine=viewer.persona_id == thread.author_id,
        is_removed=thread.is_removed,
        audience=thread.audience,
        reply_count=thread.reply_count,
        given=frozenset(kind for reply, kind in reading.given if not reply),
        version=thread.version,
        later=later,
        is_start=not after,
    )


def _private(viewer: Viewer, thread: Thread) -> PrivateWords | None:
    """The words of a thread that only its author reads."""
    if thread.html or thread.is_removed:
        return None
    return PrivateWords.objects.filter(thread=thread, thread__author=viewer.persona_id).first()


def _replies(viewer: Viewer, thread: Thread, after: str) -> tuple[Sequence[ReplyRow], str]:
    if not thread.reply_count:
        return [], ""
    purpose = f"replies/{thread.public_id}"
    replies = Reply.objects.visible_to(viewer).filter(thread=thread.id)
    position = cursors.unseal(after, purpose=purpose) if after else None
    if position and len(position) == 2:  # noqa: PLR2004  top and id
        top, last = position
        replies = replies.filter(top__gte=top).filter(Q(top__gt=top) | Q(id__gt=last))
    rows = [ReplyRow(*row) for row in replies.order_by("top", "id").values_list(*ROW_FIELDS)[: PAGE + 1]]
    if len(rows) <= PAGE:
        return rows, ""
    return rows[:PAGE], cursors.seal(rows[PAGE - 1].top, rows[PAGE - 1].id, purpose=purpose)


def _personas(thread: Thread, rows: Sequence[ReplyRow]) -> set[int]:
    """Everyone named on the page: who wrote, who is quoted or mentioned, who responded."""
    named = {thread.author_id} | {row.author_id for row in rows} | {row.quoted_id for row in rows if row.quoted_id}
    heard = chain(thread.heard.values(), *(row.heard.values() for row in rows))
    named.update(persona for _count, latest in heard for persona in latest)
    for html in (thread.html, *(row.html for row in rows)):
        named.update(mentioned(html))
    return named


def mentioned(html: str) -> list[int]:
    """The personas whom a stored fragment mentions."""
    if "\x02mention:" not in html:
        return []
    return [int(part.split("\x03", 1)[0]) for part in html.split("\x02mention:")[1:]]


def _given(viewer: Viewer, thread: Thread, rows: Sequence[ReplyRow]) -> frozenset[tuple[str, str]]:
    if not viewer.signed_in or not (thread.heard or any(row.heard for row in rows)):
        return frozenset()
    names = {row.id: row.public_id for row in rows}
    given = Response.objects.filter(persona=viewer.persona_id, thread=thread.id).values_list("reply_id", "kind")
    return frozenset((names.get(reply, "?") if reply else "", kind) for reply, kind in given if kind in ResponseKind)
