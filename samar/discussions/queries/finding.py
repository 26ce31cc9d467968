"""Finding one thing through the viewer: what may not be seen is not here."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samar.discussions.mentions import as_typed, mentioned
from samar.discussions.models import Draft, PrivateWords, Reply, Revision, Thread
from samar.kit.errors import NotHere
from samar.kit.questions import asked_often
from samar.people.queries.chips import chips
from samar.people.viewer import Viewer

VERSIONS_MOST = 100  # shown of one text


def thread_for(viewer: Viewer, public_id: str) -> Thread:
    """The thread `public_id`. Raises NotHere when `viewer` may not read it."""
    for thread in _thread(viewer, public_id):
        return thread  # type: ignore[no-any-return]
    raise NotHere


@asked_often
def _thread(viewer: Viewer, public_id: str) -> QuerySet[Thread]:
    return Thread.objects.visible_to(viewer).filter(public_id=public_id)


def reply_for(viewer: Viewer, thread_public_id: str, public_id: str) -> Reply:
    """The reply `public_id` of a thread, with the thread. Raises NotHere when `viewer` may not read it."""
    if not public_id.isalnum():
        raise NotHere
    replies = Reply.objects.visible_to(viewer).select_related("thread")
    found = replies.filter(public_id=public_id, thread__public_id=thread_public_id).first()
    if found is None:
        raise NotHere
    return found


def own_thread(author: Viewer, public_id: str) -> Thread:
    """The viewer's own thread `public_id`, while it stands. Raises NotHere for anyone else."""
    return _own(author, thread_for(author, public_id))


def own_reply(author: Viewer, thread_public_id: str, public_id: str) -> Reply:
    """The viewer's own reply `public_id`, while it stands. Raises NotHere for anyone else."""
    return _own(author, reply_for(author, thread_public_id, public_id))


def source_of(viewer: Viewer, words: Thread | PrivateWords | Reply | Revision) -> str:
    """What was typed, with the people it mentions by the names they have today."""
    named = {who: chip.name for who, chip in chips(mentioned(words.source), viewer).items()}
    return as_typed(words.source, named, _("someone"))


def words_of(author: Viewer, thread: Thread) -> Thread | PrivateWords:
    """Where the words of the viewer's own `thread` stand. Raises NotHere for anyone but the author."""
    _own(author, thread)
    return PrivateWords.objects.filter(thread=thread).first() or thread


def earlier_versions(viewer: Viewer, words: Thread | Reply) -> list[Revision]:
    """What `words` said before they were edited, the latest first. Raises NotHere unless author or moderator."""
    of = {"thread": words} if isinstance(words, Thread) else {"reply": words}
    versions = list(Revision.objects.visible_to(viewer).filter(**of).order_by("-id")[:VERSIONS_MOST])
    is_mine = viewer.signed_in and words.author_id == viewer.persona_id
    if not (versions or is_mine or viewer.moderates):
        raise NotHere
    return versions


def draft_for(viewer: Viewer, public_id: str) -> Draft:
    """The viewer's own draft `public_id` of a text. Raises NotHere when there is none."""
    draft = begun_draft(viewer, public_id)
    if draft is None:
        raise NotHere
    return draft


def begun_draft(viewer: Viewer, public_id: str) -> Draft | None:
    """The viewer's own draft `public_id` of a text, if it is still there."""
    return Draft.objects.visible_to(viewer).filter(public_id=public_id, answers__isnull=True).first()


def drafts_of(viewer: Viewer) -> list[Draft]:
    """The viewer's drafts, the latest first: fifty at most."""
    if not _begun(viewer):
        return []
    return list(Draft.objects.visible_to(viewer).select_related("answers").order_by("-id")[:50])


def reply_draft_of(viewer: Viewer, thread_public_id: str) -> Draft | None:
    """What the viewer has begun to answer to a thread."""
    for (number,) in _answering(viewer, thread_public_id):
        return Draft.objects.visible_to(viewer).filter(id=number).first()
    return None


@asked_often
def _begun(viewer: Viewer) -> QuerySet[Any, Any]:
    """Whether there is any: for nearly every page there is none, and then this is all that is asked."""
    return Draft.objects.visible_to(viewer).values_list("id")[:1]


@asked_often
def _answering(viewer: Viewer, thread_public_id: str) -> QuerySet[Any, Any]:
    return Draft.objects.visible_to(viewer).filter(answers__public_id=thread_public_id).values_list("id")


def _own[Kept: (Thread, Reply)](author: Viewer, words: Kept) -> Kept:
    if not author.signed_in or words.author_id != author.persona_id or words.is_removed:
        raise NotHere
    return words
