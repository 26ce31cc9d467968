"""Who may do what with words."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samar.discussions.models import Reply, Thread
from samar.kit.errors import NotHere, Refused
from samar.kit.questions import asked_often
from samar.people.viewer import Viewer

ASKS = "question"  # the kind of thread whose author may say which replies helped


def writer(viewer: Viewer) -> int:
    """The persona who writes: only people who are signed in do. Raises NotHere for visitors."""
    if viewer.persona_id is None:
        raise NotHere
    return viewer.persona_id


def check_is_author(viewer: Viewer, words: Thread | Reply) -> None:
    """Only the author changes words, and only while they stand. Raises NotHere otherwise."""
    if not viewer.signed_in or words.author_id != viewer.persona_id or words.is_removed:
        raise NotHere


def open_to_answers(viewer: Viewer, thread: Thread) -> Thread:
    """`thread` as it is now, locked, when `viewer` may answer it: whoever may read it may, while it stands.

    Raises NotHere when the thread is not visible to the viewer, Refused when its words were taken back.
    Call it inside a transaction.
    """
    writer(viewer)
    for standing in _locked(viewer, thread.id):
        if standing.is_removed:
            raise Refused(_("This was taken back by its author, so it can no longer be answered."))
        return standing  # type: ignore[no-any-return]
    raise NotHere


@asked_often
def _locked(viewer: Viewer, thread: int) -> QuerySet[Thread]:
    return Thread.objects.visible_to(viewer).select_for_update(of=("self",)).filter(id=thread)


def check_may_mark_helped(viewer: Viewer, reply: Reply) -> None:
    """The asker of a question says which replies of others helped. Raises NotHere otherwise."""
    thread = reply.thread
    is_asker = viewer.signed_in and thread.author_id == viewer.persona_id
    if thread.kind != ASKS or not is_asker or reply.author_id == viewer.persona_id or reply.is_removed:
        raise NotHere
