"""Taking words back: gone at once, or a gentle placeholder where others have answered them."""

from django.db import transaction
from django.db.models import F, QuerySet

from samar.discussions.actions.locking import locked
from samar.discussions.actions.versions import touch, touch_lists
from samar.discussions.mentions import as_typed
from samar.discussions.models import Draft, PrivateWords, Reply, Revision, Thread, ThreadTopic
from samar.discussions.policies import check_is_author
from samar.discussions.quoting import bare, todays_names
from samar.discussions.rendering import reply_html
from samar.people.viewer import Viewer


def remove_thread(*, author: Viewer, thread: Thread) -> bool:
    """Take `thread` back. Returns whether a placeholder stays, because others have answered.

    Raises NotHere for anyone but the author.
    """
    with transaction.atomic():
        current = locked(thread)
        check_is_author(author, current)
        return drop_thread(current)


def remove_reply(*, author: Viewer, reply: Reply) -> bool:
    """Take `reply` back. Returns whether a placeholder stays, because others have answered.

    Raises NotHere for anyone but the author.
    """
    with transaction.atomic():
        thread = locked(reply.thread)
        current = locked(reply)
        check_is_author(author, current)
        return drop_reply(current, thread)


def drop_thread(thread: Thread) -> bool:
    """Delete `thread`, or empty it when replies of others stand in it. Returns whether a placeholder stays."""
    was_open = thread.is_open
    answered = thread.replies.filter(is_removed=False).exclude(author=thread.author_id).exists()
    if answered:
        empty_thread(thread)
    else:
        thread.delete()
    if was_open:
        touch_lists()
    return answered


def drop_reply(reply: Reply, thread: Thread) -> bool:
    """Delete `reply`, or empty it when others have answered it. Returns whether a placeholder stays.

    A placeholder, of a reply or of the thread, goes with the last answer to it.
    """
    answered = reply.children.exists()
    quoting = Reply.objects.filter(top=reply.top, quoted=reply.author_id, thread=reply.thread_id)
    _unquote(quoting, thread.source if thread.author_id == reply.author_id else "", without=reply.id)
    if answered:
        empty_reply(reply)
    else:
        reply.delete()
        if reply.parent_id and not Reply.objects.filter(parent=reply.parent_id).exists():
            Reply.objects.filter(id=reply.parent_id, is_removed=True).delete()
    _count_down(reply, thread)
    return answered


def empty_thread(thread: Thread) -> None:
    """Remove every word of `thread`, earlier versions and quotes too, and leave its place to the replies."""
    PrivateWords.objects.filter(thread=thread.id).delete()
    Revision.objects.filter(thread=thread.id).delete()
    ThreadTopic.objects.filter(thread=thread.id).delete()
    Draft.objects.filter(answers=thread.id).delete()
    thread.responses.filter(reply__isnull=True).delete()
    _unquote(thread.replies.filter(quoted=thread.author_id))
    blank = {"title": "", "source": "", "html": "", "card": "", "own_note": "", "notes": [], "heard": {}, "topics": []}
    touch(thread.id, **blank, is_removed=True, is_listed=False, is_open=False, awaits_reply=False)


def empty_reply(reply: Reply) -> None:
    """Remove every word of `reply`, earlier versions too, and leave its place to what answered it."""
    Revision.objects.filter(reply=reply.id).delete()
    reply.responses.all().delete()
    reply.source, reply.quote, reply.quoted, reply.notes, reply.own_note, reply.heard = "", "", None, [], "", {}
    reply.is_removed, reply.has_helped = True, False
    reply.html = reply_html(reply)
    reply.save()


def _unquote(quoting: QuerySet[Reply], standing: str = "", without: int = 0) -> None:
    """Empty the quotes of one person's words in `quoting`, but for what they still say in the same exchange.

    What still stands is asked, and not what goes: it may have been quoted before it was edited. `standing` is a
    source of theirs besides their answers, `without` the answer that goes.
    """
    for answer in quoting.exclude(quote=""):
        others = Reply.objects.filter(top=answer.top, author=answer.quoted_id, is_removed=False).exclude(id=without)
        sources = [standing, *others.values_list("source", flat=True)]
        names = todays_names(answer.quote, *sources)
        words = bare(as_typed(answer.quote, names, ""))
        if not any(words in bare(as_typed(source, names, "")) for source in sources):
            Reply.objects.filter(id=answer.id).update(quote="", quoted=None)


def _count_down(reply: Reply, thread: Thread) -> None:
    standing = Reply.objects.filter(thread=thread.id, is_removed=False)
    changes: dict[str, object] = {"reply_count": F("reply_count") - 1}
    if reply.author_id != thread.author_id and not standing.filter(author=reply.author_id).exists():
        changes["voices"] = F("voices") - 1
        changes["awaits_reply"] = thread.voices <= 1 and not thread.is_removed
    touch(thread.id, **changes)
    if thread.is_removed and not standing.exclude(author=thread.author_id).exists():
        thread.delete()
    elif thread.is_open:
        touch_lists()
