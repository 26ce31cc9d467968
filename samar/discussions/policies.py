"""Who may do what with words."""

from django.utils.translation import gettext_lazy as _

from samar.discussions.models import Reply, Thread
from samar.kit.errors import NotHere, Refused
from samar.people.viewer import Viewer


def check_may_write(viewer: Viewer) -> None:
    """Only people who are signed in write. Raises NotHere for visitors."""
    if not viewer.signed_in:
        raise NotHere


def check_is_author(viewer: Viewer, words: Thread | Reply) -> None:
    """Only the author changes words, and only while they stand. Raises NotHere otherwise."""
    if not viewer.signed_in or words.author_id != viewer.persona_id or words.is_removed:
        raise NotHere


def check_may_answer(viewer: Viewer, thread: Thread) -> None:
    """Whoever may read a thread may answer it, while it stands.

    Raises NotHere when the thread is not visible to the viewer, Refused when its words were taken back.
    """
    check_may_write(viewer)
    if not Thread.objects.visible_to(viewer).filter(id=thread.id).exists():
        raise NotHere
    if thread.is_removed:
        raise Refused(_("This was taken back by its author, so it can no longer be answered."))


def check_may_mark_helped(viewer: Viewer, reply: Reply) -> None:
    """The asker of a question says which replies of others helped. Raises NotHere otherwise."""
    thread = reply.thread
    is_asker = viewer.signed_in and thread.author_id == viewer.persona_id
    if thread.kind != "question" or not is_asker or reply.author_id == viewer.persona_id or reply.is_removed:
        raise NotHere
