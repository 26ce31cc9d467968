"""Publishing a text, changing it and taking it back."""

from django.db import transaction

from samar.discussions.actions.versions import touch, touch_lists
from samar.discussions.events import ThreadPublished
from samar.discussions.models import PrivateWords, Revision, Thread, ThreadTopic, Topic
from samar.discussions.policies import check_is_author, check_may_write
from samar.discussions.rendering import body_html, card_html
from samar.discussions.written import Written
from samar.kit.clock import now
from samar.kit.outbox import publish
from samar.people.models import Audience
from samar.people.viewer import Viewer

WORDS = ("title", "source", "html", "card", "lang", "notes", "own_note", "audience", "is_listed", "is_open", "edited_at")


def publish_thread(
    *, author: Viewer, kind: str, words: Written, audience: Audience, topics: tuple[str, ...] = ()
) -> Thread:
    """Publish `words` of `author` for `audience`, under `topics` (slugs of Topic).

    Words for fewer than all members go to PrivateWords alone. Raises NotHere for visitors.
    """
    check_may_write(author)
    thread = Thread(author_id=author.persona_id, kind=kind)
    _take(thread, words, audience)
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
        current = Thread.objects.select_for_update().get(id=thread.id)
        check_is_author(author, current)
        was_open = current.is_open
        _remember(current)
        _take(current, words, audience)
        current.edited_at = now()
        current.save(update_fields=WORDS)
        _place(current, words, topics)
        touch(current.id)
        if was_open or current.is_open:
            touch_lists()
    return current


def remove_thread(*, author: Viewer, thread: Thread) -> bool:
    """Take `thread` back: gone at once, or, when others have answered, a gentle placeholder with their replies.

    Returns whether a placeholder stays. Raises NotHere for anyone but the author.
    """
    with transaction.atomic():
        current = Thread.objects.select_for_update().get(id=thread.id)
        check_is_author(author, current)
        was_open, answered = current.is_open, current.replies.exclude(author=current.author_id).exists()
        if answered:
            empty_thread(current)
        else:
            current.delete()
        if was_open:
            touch_lists()
    return answered


def empty_thread(thread: Thread) -> None:
    """Remove every word of `thread`, earlier versions too, and leave its place to the replies."""
    PrivateWords.objects.filter(thread=thread.id).delete()
    Revision.objects.filter(thread=thread.id).delete()
    ThreadTopic.objects.filter(thread=thread.id).delete()
    thread.responses.filter(reply__isnull=True).delete()
    blank = {"title": "", "source": "", "html": "", "card": "", "notes": [], "own_note": "", "heard": {}}
    touch(thread.id, **blank, is_removed=True, is_listed=False, is_open=False, awaits_reply=False)


def _take(thread: Thread, words: Written, audience: Audience) -> None:
    is_shared = audience >= Audience.MEMBERS
    thread.audience, thread.lang = audience, words.lang
    thread.is_listed, thread.is_open = is_shared, audience == Audience.EVERYONE
    thread.title = words.title if is_shared else ""
    thread.source = words.source if is_shared else ""
    thread.html = body_html(words.source) if is_shared else ""
    thread.card = card_html(words) if is_shared else ""
    thread.notes = list(words.notes) if is_shared else []
    thread.own_note = words.own_note if is_shared else ""


def _place(thread: Thread, words: Written, topics: tuple[str, ...]) -> None:
    """Put private words where only their author looks, and shared ones under their topics."""
    ThreadTopic.objects.filter(thread=thread).delete()
    PrivateWords.objects.filter(thread=thread).delete()
    if not thread.is_listed:
        PrivateWords.objects.create(
            thread=thread,
            title=words.title,
            source=words.source,
            html=body_html(words.source),
            notes=list(words.notes),
            own_note=words.own_note,
            topics=list(topics),
        )
        return
    ThreadTopic.objects.bulk_create(
        ThreadTopic(thread=thread, topic=topic, is_listed=thread.is_listed, is_open=thread.is_open)
        for topic in Topic.objects.filter(slug__in=topics)
    )


def _remember(thread: Thread) -> None:
    private = PrivateWords.objects.filter(thread=thread).first()
    said = private or thread
    Revision.objects.create(
        thread=thread, title=said.title, source=said.source, written_at=thread.edited_at or thread.created_at
    )
