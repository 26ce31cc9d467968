"""Publishing a text and changing it."""

from django.db import transaction

from samar.discussions.actions.locking import locked
from samar.discussions.actions.versions import touch, touch_lists
from samar.discussions.events import ThreadPublished
from samar.discussions.models import PrivateWords, Reader, Revision, Thread, ThreadTopic, admits
from samar.discussions.policies import check_is_author, writer
from samar.discussions.rendering import body_html, card_html
from samar.discussions.written import Written
from samar.kit.clock import now
from samar.kit.outbox import publish
from samar.people.models import Audience
from samar.people.viewer import Viewer

WORDS = (
    "title", "source", "html", "card", "lang", "notes", "own_note", "topics", "audience", "is_listed", "is_open",
    "edited_at",
)  # fmt: skip


def publish_thread(
    *, author: Viewer, kind: str, words: Written, audience: Audience, topics: tuple[str, ...] = ()
) -> Thread:
    """Publish `words` of `author` for `audience`, under `topics` (slugs).

    Words for fewer than all members go to PrivateWords alone. Raises NotHere for visitors.
    """
    thread = Thread(author_id=writer(author), kind=kind)
    _take(thread, words, audience, topics)
    with transaction.atomic():
        thread.save()
        _place(thread, words, topics)
        publish(ThreadPublished(thread.id))
        if thread.is_open:
            touch_lists()
    return thread


def edit_thread(
    *, author: Viewer, thread: Thread, words: Written, audience: Audience, topics: tuple[str, ...] = ()
) -> Thread:
    """Replace the words of `thread`; what they said before stays as a Revision.

    Narrowing the audience takes the words out of every list at once. Raises NotHere for anyone but the author.
    """
    with transaction.atomic():
        current = locked(thread)
        check_is_author(author, current)
        was_open = current.is_open
        _remember(current)
        _take(current, words, audience, topics)
        current.edited_at = now()
        current.save(update_fields=WORDS)
        _place(current, words, topics)
        touch(current.id)
        if was_open or current.is_open:
            touch_lists()
    return current


def _take(thread: Thread, words: Written, audience: Audience, topics: tuple[str, ...]) -> None:
    is_shared = admits(audience, Reader.MEMBER)
    thread.audience, thread.lang = audience, words.lang
    thread.is_listed, thread.is_open = is_shared, admits(audience, Reader.VISITOR)
    thread.title = words.title if is_shared else ""
    thread.source = words.source if is_shared else ""
    thread.html = body_html(words.source) if is_shared else ""
    thread.card = card_html(words) if is_shared else ""
    thread.notes = list(words.notes) if is_shared else []
    thread.own_note = words.own_note if is_shared else ""
    thread.topics = list(topics) if is_shared else []


def _place(thread: Thread, words: Written, topics: tuple[str, ...]) -> None:
    """Put private words where only their author looks, and shared ones under their topics."""
    ThreadTopic.objects.filter(thread=thread).delete()
    PrivateWords.objects.filter(thread=thread).delete()
    if thread.is_listed:
        ThreadTopic.objects.bulk_create(
            ThreadTopic(thread=thread, topic=topic, lang=thread.lang, is_open=thread.is_open) for topic in topics
        )
        return
    PrivateWords.objects.create(
        thread=thread,
        title=words.title,
        source=words.source,
        html=body_html(words.source),
        notes=list(words.notes),
        own_note=words.own_note,
        topics=list(topics),
    )


def _remember(thread: Thread) -> None:
    private = PrivateWords.objects.filter(thread=thread).first()
    said = private or thread
    Revision.objects.create(
        thread=thread,
        title=said.title,
        source=said.source,
        written_at=thread.edited_at or thread.created_at,
        was_shared=private is None,
    )
