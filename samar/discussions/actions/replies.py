"""Answering a text, changing an answer and saying that it helped."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samar.discussions.actions.locking import locked
from samar.discussions.actions.versions import touch, touch_answered, touch_lists
from samar.discussions.events import ReplyHelped, ReplyPublished
from samar.discussions.mentions import name_people, possible_names
from samar.discussions.models import Draft, PrivateWords, Reply, Revision, Thread
from samar.discussions.policies import check_is_author, check_may_mark_helped, open_to_answers, writer
from samar.discussions.quoting import clean_quote, quoted_from
from samar.discussions.rendering import reply_html
from samar.discussions.written import Written
from samar.kit.clock import now
from samar.kit.deeds import Change, done_often, save_new
from samar.kit.errors import Refused
from samar.kit.outbox import publish
from samar.kit.questions import asked_often
from samar.people.models import Persona
from samar.people.viewer import Viewer

EXCHANGE_LOOKED_AT = 100  # answers of one exchange in which a quote is looked for


def reply(*, author: Viewer, thread: Thread, words: Written, parent: Reply | None = None, quote: str = "") -> Reply:
    """Answer `thread`, or `parent` in it; an answer to an answer joins the exchange of the one at the top.

    `quote` are words of what is answered. What the author had begun to answer here is no longer kept as a draft.
    Raises NotHere when the author may not read the thread, Refused when the thread or the parent has been taken back
    meanwhile, or when the quoted words are not there.
    """
    with transaction.atomic():
        thread = open_to_answers(author, thread)
        parent = None if parent is None else _standing(author, parent, thread)
        answer = Reply(author_id=author.persona_id, thread=thread, lang=words.lang, own_note=words.own_note)
        answer.notes, answer.source = list(words.notes), _with_mentions(words.source, thread, author)
        if parent is not None:
            answer.top, answer.parent_id = parent.top, parent.top
        if quote.strip():
            answer.quote, answer.quoted_id = quoted_from(clean_quote(quote), _said(author, thread, parent))
        _publish(answer, thread)
        if begun := _begun(writer(author), thread.id):
            Draft.objects.filter(id__in=[number for (number,) in begun]).delete()
    return answer


def edit_reply(*, author: Viewer, reply: Reply, words: Written) -> Reply:
    """Replace the words of `reply`; what they said before stays as a Revision. Raises NotHere for anyone else."""
    with transaction.atomic():
        locked(reply.thread)
        current = locked(reply)
        check_is_author(author, current)
        said_at = current.edited_at or current.created_at
        Revision.objects.create(reply=current, source=current.source, written_at=said_at)
        current.source, current.lang = _with_mentions(words.source, current.thread, author), words.lang
        current.notes, current.own_note, current.edited_at = list(words.notes), words.own_note, now()
        current.html = reply_html(current)
        current.save(update_fields=["source", "lang", "notes", "own_note", "edited_at", "html"])
        touch(current.thread_id)
    return current


def mark_helped(*, asker: Viewer, reply: Reply, helped: bool) -> None:
    """The asker says that `reply` helped, or takes that back. Raises NotHere for anyone else."""
    check_may_mark_helped(asker, reply)
    with transaction.atomic():
        locked(reply.thread)
        changed = Reply.objects.filter(id=reply.id).exclude(has_helped=helped).update(has_helped=helped)
        if changed:
            touch(reply.thread_id)
            if helped:
                publish(ReplyHelped(reply.id))


def _standing(author: Viewer, parent: Reply, thread: Thread) -> Reply:
    """`parent` as it is now, locked. Raises Refused when it has been taken back."""
    standing = Reply.objects.visible_to(author).filter(id=parent.id, thread=thread.id, is_removed=False)
    if (found := standing.select_for_update(of=("self",)).first()) is None:
        raise Refused(_("The reply you were answering has been taken back. Your words can answer the text itself."))
    return found


def _publish(answer: Reply, thread: Thread) -> None:
    answer.top = answer.top or 0
    answer.html = reply_html(answer)
    author = answer.author_id
    is_new_voice = author is not None and author != thread.author_id and not _spoken(thread.id, author)
    save_new(answer)
    if not answer.top:
        answer.top = answer.id
        _start_exchange(answer.id)
    touch_answered(thread.id, is_new_voice)
    if thread.is_open:
        touch_lists()
    publish(ReplyPublished(answer.id))


@asked_often
def _spoken(thread: int, author: int) -> QuerySet[Any, Any]:
    """A row when `author` has answered in the thread before."""
    return Reply.objects.filter(thread=thread, author=author, is_removed=False).values_list("id")[:1]


@done_often
def _start_exchange(reply: int) -> Change:
    return Reply.objects.filter(id=reply), {"top": F("id")}


@asked_often
def _begun(author: int, thread: int) -> QuerySet[Any, Any]:
    return Draft.objects.filter(author=author, answers=thread).values_list("id")


def _said(author: Viewer, thread: Thread, parent: Reply | None) -> Iterator[tuple[str, int | None]]:
    """What can be quoted in an answer, with who wrote it: what is answered first, then the text and the exchange."""
    if parent is not None:
        yield parent.source, parent.author_id
    private = PrivateWords.objects.filter(thread=thread).first()
    yield (private or thread).source, thread.author_id
    if parent is not None:
        exchange = Reply.objects.visible_to(author).filter(thread=thread, top=parent.top, is_removed=False)
        yield from exchange.order_by("id").values_list("source", "author_id")[:EXCHANGE_LOOKED_AT]


def _with_mentions(source: str, thread: Thread, author: Viewer) -> str:
    """`source` with "@name" of people in this thread kept as mentions, so that a later name is shown.

    Only people who already speak here, and whom the author sees, can be mentioned: no one can find out by it which
    names exist.
    """
    if not (names := possible_names(source)):
        return source
    speaking = Q(id__in=Reply.objects.filter(thread=thread).values("author")) | Q(id=thread.author_id)
    speakers = Persona.objects.filter(speaking, name__in=names).exclude(id__in=author.hidden)
    return name_people(source, dict(speakers.values_list("name", "id")))
