"""Where things are read."""

from typing import Any

from django.db.models import Q, QuerySet

from samar.discussions.models import Reply
from samar.discussions.queries.conversation import PAGE, replies_purpose
from samar.kit import cursors
from samar.kit.questions import asked_often
from samar.people.viewer import Viewer


def thread_address(public_id: str) -> str:
    """Where the thread `public_id` is read."""
    return f"/s/{public_id}/"


def reply_address(viewer: Viewer, reply: Reply) -> str:
    """Where `viewer` reads `reply`: the page of the thread on which it stands, and its place there. Two queries.

    On a later page the exchange that it belongs to comes first, unless that exchange alone is longer than a page.
    """
    thread = reply.thread.public_id
    after = ""
    if len(_before(viewer, reply.thread_id, reply.top, reply.id)) == PAGE:
        alone = len(_before_in_exchange(viewer, reply.thread_id, reply.top, reply.id)) == PAGE
        last = reply.id - 1 if alone else reply.top - 1
        after = "?after=" + cursors.seal(reply.top, last, purpose=replies_purpose(thread))
    return f"{thread_address(thread)}{after}#r-{reply.public_id}"


@asked_often
def _before(viewer: Viewer, thread: int, top: int, reply: int) -> QuerySet[Any, Any]:
    """As many replies as a page holds, if there are as many before this one."""
    before = _shown(viewer, thread).filter(Q(top__lt=top) | Q(top=top, id__lt=reply))
    return before.order_by("top", "id").values_list("id")[:PAGE]


@asked_often
def _before_in_exchange(viewer: Viewer, thread: int, top: int, reply: int) -> QuerySet[Any, Any]:
    return _shown(viewer, thread).filter(top=top, id__lt=reply).order_by("id").values_list("id")[:PAGE]


def _shown(viewer: Viewer, thread: int) -> QuerySet[Reply]:
    return Reply.objects.visible_to(viewer).filter(thread=thread)
