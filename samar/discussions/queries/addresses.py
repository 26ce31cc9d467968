"""Where things are read."""

from django.db.models import Q, QuerySet

from samar.discussions.models import Reply
from samar.discussions.queries.conversation import PAGE, replies_purpose
from samar.kit import cursors
from samar.people.viewer import Viewer


def thread_address(public_id: str) -> str:
    """Where the thread `public_id` is read."""
    return f"/s/{public_id}/"


def reply_address(viewer: Viewer, reply: Reply) -> str:
    """Where `viewer` reads `reply`: the page of the thread on which it stands, and its place there. Two queries.

    On a later page the exchange that it belongs to comes first, unless that exchange alone is longer than a page.
    """
    thread = reply.thread.public_id
    shown = Reply.objects.visible_to(viewer).filter(thread=reply.thread_id)
    before = shown.filter(Q(top__lt=reply.top) | Q(top=reply.top, id__lt=reply.id))
    after = ""
    if _fill_a_page(before):
        last = reply.id - 1 if _fill_a_page(before.filter(top=reply.top)) else reply.top - 1
        after = "?after=" + cursors.seal(reply.top, last, purpose=replies_purpose(thread))
    return f"{thread_address(thread)}{after}#r-{reply.public_id}"


def _fill_a_page(replies: "QuerySet[Reply]") -> bool:
    return replies.order_by("top", "id").values("id")[:PAGE].count() == PAGE
