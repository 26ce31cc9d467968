"""Finding one thing through the viewer: what may not be seen is not here."""

from samar.discussions.models import Draft, PrivateWords, Reply, Revision, Thread
from samar.kit.errors import NotHere
from samar.people.viewer import Viewer


def thread_for(viewer: Viewer, public_id: str) -> Thread:
    """The thread `public_id`. Raises NotHere when `viewer` may not read it."""
    thread = Thread.objects.visible_to(viewer).filter(public_id=public_id).first()
    if thread is None:
        raise NotHere
    return thread


def reply_for(viewer: Viewer, thread_public_id: str, public_id: str) -> Reply:
    """The reply `public_id` of a thread, with the thread. Raises NotHere when `viewer` may not read it."""
    replies = Reply.objects.visible_to(viewer).select_related("thread")
    found = replies.filter(public_id=public_id, thread__public_id=thread_public_id).first()
    if found is None:
        raise NotHere
    return found


def draft_for(viewer: Viewer, public_id: str) -> Draft:
    """The viewer's own draft `public_id`. Raises NotHere when there is none."""
    draft = Draft.objects.visible_to(viewer).filter(public_id=public_id).first()
    if draft is None:
        raise NotHere
    return draft


def drafts_of(viewer: Viewer) -> list[Draft]:
    """The viewer's drafts, the latest first: fifty at most."""
    return list(Draft.objects.visible_to(viewer).select_related("answers").order_by("-id")[:50])


def reply_draft_of(viewer: Viewer, thread: Thread) -> Draft | None:
    """What the viewer has begun to answer to `thread`."""
    return Draft.objects.visible_to(viewer).filter(answers=thread).first()


def earlier_versions(viewer: Viewer, words: Thread | Reply) -> list[Revision]:
    """What `words` said before they were edited, the latest first, for their author and for moderators."""
    of = {"thread": words} if isinstance(words, Thread) else {"reply": words}
    return list(Revision.objects.visible_to(viewer).filter(**of).order_by("-id")[:100])


def words_to_edit(viewer: Viewer, thread: Thread) -> Thread | PrivateWords:
    """Where the source of the viewer's own `thread` stands. Raises NotHere for anyone but the author."""
    if not viewer.signed_in or thread.author_id != viewer.persona_id or thread.is_removed:
        raise NotHere
    return PrivateWords.objects.filter(thread=thread).first() or thread
