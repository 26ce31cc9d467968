"""Answering a text, changing an answer and taking it back."""

import re

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from samar.discussions.actions.versions import touch, touch_lists
from samar.discussions.events import ReplyHelped, ReplyPublished
from samar.discussions.models import Reply, Revision, Thread
from samar.discussions.policies import check_is_author, check_may_answer, check_may_mark_helped
from samar.discussions.rendering import reply_html
from samar.discussions.written import Written
from samar.kit.clock import now
from samar.kit.errors import Refused
from samar.kit.outbox import publish
from samar.kit.text import clean_text
from samar.people.models import Persona
from samar.people.viewer import Viewer

QUOTE_LIMIT = 600  # characters
_MENTION = re.compile(r"@(?=\w)")
_TYPED_TOKEN = re.compile(r"@\[(?=\d+\])")


def reply(  # noqa: PLR0913  what a reply is made of
    *, author: Viewer, thread: Thread, words: Written, parent: Reply | None = None, quote: str = ""
) -> Reply:
    """Answer `thread`, or `parent` in it; an answer to an answer joins the exchange of the one at the top.

    `quote` are words of what is answered. Raises NotHere when the viewer may not read the thread, Refused when the
    thread or the parent has been taken back meanwhile.
    """
    check_may_answer(author, thread)
    answer = Reply(author_id=author.persona_id, thread=thread, lang=words.lang, notes=list(words.notes))
    answer.own_note, answer.source = words.own_note, _with_mentions(words.source, thread)
    answer.quote = clean_text(quote, field="quote", limit=QUOTE_LIMIT)
    with transaction.atomic():
        _join(answer, author, parent)
        answer.save()
        if parent is None:
            answer.top = answer.id
        answer.html = reply_html(answer)
        answer.save(update_fields=["top", "html"])
        _count(thread, answer)
        publish(ReplyPublished(answer.id))
    return answer


def edit_reply(*, author: Viewer, reply: Reply, words: Written) -> Reply:
    """Replace the words of `reply`; what they said before stays as a Revision. Raises NotHere for anyone else."""
    with transaction.atomic():
        current = Reply.objects.select_for_update(of=("self",)).select_related("thread").get(id=reply.id)
        check_is_author(author, current)
        said_at = current.edited_at or current.created_at
        Revision.objects.create(reply=current, source=current.source, written_at=said_at)
        current.source, current.lang = _with_mentions(words.source, current.thread), words.lang
        current.notes, current.own_note, current.edited_at = list(words.notes), words.own_note, now()
        current.html = reply_html(current)
        current.save(update_fields=["source", "lang", "notes", "own_note", "edited_at", "html"])
        touch(current.thread_id)
    return current


def remove_reply(*, author: Viewer, reply: Reply) -> bool:
    """Take `reply` back: gone at once, or, when others have answered it, a gentle placeholder.

    Returns whether a placeholder stays. Raises NotHere for anyone but the author.
    """
    with transaction.atomic():
        current = Reply.objects.select_for_update(of=("self",)).get(id=reply.id)
        check_is_author(author, current)
        answered = current.children.exists()
        if answered:
            empty_reply(current)
        else:
            current.delete()
        touch(current.thread_id, reply_count=F("reply_count") - 1)
        touch_lists()
    return answered


def empty_reply(reply: Reply) -> None:
    """Remove every word of `reply`, earlier versions too, and leave its place to what answered it."""
    Revision.objects.filter(reply=reply.id).delete()
    reply.responses.all().delete()
    reply.source, reply.quote, reply.quoted, reply.notes, reply.own_note, reply.heard = "", "", None, [], "", {}
    reply.is_removed, reply.has_helped = True, False
    reply.html = reply_html(reply)
    reply.save()


def mark_helped(*, asker: Viewer, reply: Reply, helped: bool) -> None:
    """The asker says that `reply` helped, or takes that back. Raises NotHere for anyone else."""
    check_may_mark_helped(asker, reply)
    with transaction.atomic():
        changed = Reply.objects.filter(id=reply.id).exclude(has_helped=helped).update(has_helped=helped)
        if changed:
            touch(reply.thread_id)
            if helped:
                publish(ReplyHelped(reply.id))


def _join(answer: Reply, author: Viewer, parent: Reply | None) -> None:
    """Put `answer` into the exchange of `parent`, one level deep; quoted words keep who said them."""
    answer.top = 0
    if parent is None:
        answer.quoted_id = answer.thread.author_id if answer.quote else None
        return
    standing = Reply.objects.visible_to(author).filter(id=parent.id, thread=answer.thread_id, is_removed=False)
    if not standing.select_for_update(of=("self",)).exists():
        raise Refused(
            _("The reply you were answering has been taken back. You can send your words as a reply to the text itself.")
        )
    answer.top, answer.parent_id = parent.top, parent.top
    answer.quoted_id = parent.author_id if answer.quote else None


def _count(thread: Thread, answer: Reply) -> None:
    first = {} if answer.author_id == thread.author_id else {"awaits_reply": False}
    touch(thread.id, reply_count=F("reply_count") + 1, **first)
    if thread.is_open:
        touch_lists()


def _with_mentions(source: str, thread: Thread) -> str:
    """`source` with "@name" of people in this thread turned into @[number], so that a later name is shown.

    Only people who already speak here can be mentioned: no one can find out by it which names exist.
    """
    source = _TYPED_TOKEN.sub("@ [", source)
    if not _MENTION.search(source):
        return source
    speakers = Persona.objects.filter(reply__thread=thread) | Persona.objects.filter(id=thread.author_id)
    names = dict(speakers.distinct().values_list("name", "id")[:200])
    for name in sorted(names, key=len, reverse=True):
        source = re.sub(rf"@{re.escape(name)}(?!\w)", f"@[{names[name]}]", source)
    return source
