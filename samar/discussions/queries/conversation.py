"""The replies of a thread, twenty at a time, in the order in which people answered each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from samar.discussions.filling import ROW_FIELDS, Reading, ReplyRow
from samar.discussions.models import Reply
from samar.discussions.queries.reading import ThreadRow
from samar.kit import cursors
from samar.kit.questions import asked_often
from samar.people.viewer import Viewer

PAGE = 20


@dataclass(frozen=True)
class Replies:
    """A page of replies, and the cursors of the pages around it."""

    rows: Sequence[ReplyRow] = ()
    later: str = ""
    earlier: str = ""


def replies_of(viewer: Viewer, thread: ThreadRow, after: str, before: str) -> Replies:
    """A page of what `viewer` sees of the replies; one more is looked at to know whether they go on. One query."""
    purpose = replies_purpose(thread.public_id)
    if position := _position(before, purpose):
        found = _rows(_before(viewer, thread.id, *position))
        if len(found) > PAGE:
            return _page(found[PAGE - 1 :: -1], purpose, goes_on=True, has_begun=True)
    if position := _position(after, purpose):
        found = _rows(_after(viewer, thread.id, *position))
    else:
        found = _rows(_from_the_start(viewer, thread.id))
    return _page(found[:PAGE], purpose, goes_on=len(found) > PAGE, has_begun=position is not None)


def conversation(rows: Sequence[ReplyRow], reading: Reading) -> str:
    """The replies as list items, each exchange with its answers one level in."""
    said = []
    for top, exchange in groupby(rows, key=lambda row: row.top):
        articles = [(row.id == top, row.html) for row in exchange]
        head = "".join(html for is_head, html in articles if is_head)
        nested = "".join(f"<li>{html}</li>" for is_head, html in articles if not is_head)
        said.append(f'<li>{head}<ol class="talk" role="list">{nested}</ol></li>' if nested else f"<li>{head}</li>")
    return reading.fill("".join(said))


def replies_purpose(thread_public_id: str) -> str:
    """What cursors within the replies of a thread are sealed for."""
    return f"replies/{thread_public_id}"


def row_of(reply: Reply) -> ReplyRow:
    """What filling needs to know of `reply`."""
    return ReplyRow(*(getattr(reply, name) for name in ROW_FIELDS))


def _rows(found: list[tuple[Any, ...]]) -> list[ReplyRow]:
    return [ReplyRow(*row) for row in found]


@asked_often
def _from_the_start(viewer: Viewer, thread: int) -> QuerySet[Any, Any]:
    return _shown(viewer, thread).order_by("top", "id").values_list(*ROW_FIELDS)[: PAGE + 1]


@asked_often
def _after(viewer: Viewer, thread: int, top: int, last: int) -> QuerySet[Any, Any]:
    later = _shown(viewer, thread).filter(top__gte=top).filter(Q(top__gt=top) | Q(id__gt=last))
    return later.order_by("top", "id").values_list(*ROW_FIELDS)[: PAGE + 1]


@asked_often
def _before(viewer: Viewer, thread: int, top: int, first: int) -> QuerySet[Any, Any]:
    earlier = _shown(viewer, thread).filter(top__lte=top).filter(Q(top__lt=top) | Q(id__lt=first))
    return earlier.order_by("-top", "-id").values_list(*ROW_FIELDS)[: PAGE + 1]


def _shown(viewer: Viewer, thread: int) -> QuerySet[Reply]:
    return Reply.objects.visible_to(viewer).filter(thread=thread)


def _page(rows: Sequence[ReplyRow], purpose: str, *, goes_on: bool, has_begun: bool) -> Replies:
    later = cursors.seal(rows[-1].top, rows[-1].id, purpose=purpose) if goes_on else ""
    earlier = cursors.seal(rows[0].top, rows[0].id, purpose=purpose) if has_begun and rows else ""
    return Replies(rows, later, earlier)


def _position(token: str, purpose: str) -> tuple[int, int] | None:
    position = cursors.unseal(token, purpose=purpose) if token else None
    return (position[0], position[1]) if position and len(position) == 2 else None  # noqa: PLR2004  top and id
