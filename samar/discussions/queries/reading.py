"""Putting a reader in front of a thread: everyone named on the page, and what the reader responded to."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple, Protocol

from django.db.models import Q, QuerySet

from samar.discussions.filling import Reading, ReplyRow
from samar.discussions.hearing import Heard
from samar.discussions.mentions import mentioned
from samar.discussions.models import Response
from samar.discussions.policies import ASKS
from samar.kit.questions import asked_often
from samar.people.queries.chips import chips
from samar.people.viewer import Viewer


class ThreadRow(NamedTuple):
    """A thread as its page needs it."""

    id: int
    public_id: str
    author_id: int | None
    kind: str
    title: str
    html: str
    lang: str
    notes: list[str]
    own_note: str
    topics: list[str]
    created_at: datetime
    edited_at: datetime | None
    is_removed: bool
    heard: Heard
    audience: int
    reply_count: int
    voices: int


class Around(Protocol):
    """What must be known of the thread around replies: a ThreadRow or a Thread."""

    @property
    def id(self) -> int: ...
    @property
    def public_id(self) -> str: ...
    @property
    def author_id(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def is_removed(self) -> bool: ...
    @property
    def heard(self) -> Heard: ...


def reading_of(viewer: Viewer, thread: Around, rows: Sequence[ReplyRow], *, quiet: bool = False) -> Reading:
    """`viewer` in front of `thread` and of these replies of it. Two queries at most."""
    return Reading(
        viewer=viewer,
        chips=chips(_personas(thread, rows), viewer),
        thread_public_id=thread.public_id,
        thread_author_id=thread.author_id,
        is_question=thread.kind == ASKS,
        may_answer=not thread.is_removed,
        rows={row.public_id: row for row in rows},
        given=_given(viewer, thread, rows),
        is_quiet=quiet,
    )


def _personas(thread: Around, rows: Sequence[ReplyRow]) -> set[int]:
    """Everyone named on the page: who wrote, who is quoted or mentioned, who responded."""
    named = {thread.author_id, *(row.author_id for row in rows), *(row.quoted_id for row in rows)}
    heard = chain(thread.heard.values(), *(row.heard.values() for row in rows))
    named.update(persona for _count, latest in heard for persona in latest)
    named.update(persona for row in rows for persona in (*mentioned(row.html), *mentioned(row.quote)))
    return {persona for persona in named if persona is not None}


def _given(viewer: Viewer, thread: Around, rows: Sequence[ReplyRow]) -> frozenset[tuple[str, str]]:
    """What the viewer responded on this page; asked only where someone did."""
    heard = {row.id: row.public_id for row in rows if row.heard}
    if not viewer.signed_in or not (thread.heard or heard):
        return frozenset()
    given = _asked_given(viewer, thread.id, list(heard))
    return frozenset((heard.get(reply, ""), kind) for reply, kind in given)


@asked_often
def _asked_given(viewer: Viewer, thread: int, replies: list[int]) -> QuerySet[Any, Any]:
    on_page = Q(reply__isnull=True) | Q(reply__in=replies)
    given = Response.objects.filter(on_page, persona=viewer.persona_id, thread=thread)
    return given.values_list("reply_id", "kind")
