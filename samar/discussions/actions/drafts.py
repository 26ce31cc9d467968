"""Keeping what is being written."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samar.discussions.models import Draft, Thread
from samar.discussions.policies import writer
from samar.kit.clock import now
from samar.kit.errors import NotHere, Refused
from samar.kit.text import TEXT_LIMIT, clean_text
from samar.people.viewer import Viewer

DRAFTS_MOST = 50  # of one persona
FIELD_LIMIT = 2 * TEXT_LIMIT  # characters; a draft may still be too long to publish

type Fields = dict[str, list[str]]  # the fields of a form as typed


def keep_draft(*, author: Viewer, fields: Fields, draft: Draft | None = None) -> Draft:
    """Keep the `fields` of a form as typed, in `draft` or in a new one.

    Raises Refused when there are more than fifty or a field is far too long, NotHere when the draft is someone else's.
    """
    persona, cleaned = writer(author), _cleaned(fields)
    if draft is None:
        _check_room(author)
        return Draft.objects.create(author_id=persona, fields=cleaned)
    if not Draft.objects.visible_to(author).filter(id=draft.id).update(fields=cleaned, kept_at=now()):
        raise NotHere
    draft.fields = cleaned
    return draft


def keep_reply_draft(*, author: Viewer, thread: Thread, fields: Fields) -> Draft:
    """Keep what `author` has begun to answer to `thread`: one draft a thread.

    Raises NotHere when the author may not read the thread, Refused as `keep_draft` does.
    """
    persona = writer(author)
    if not Thread.objects.visible_to(author).filter(id=thread.id).exists():
        raise NotHere
    cleaned = _cleaned(fields)
    with transaction.atomic():
        mine = Draft.objects.visible_to(author).filter(answers=thread)
        if not mine.exists():
            _check_room(author)
        changes = {"fields": cleaned, "kept_at": now()}
        return Draft.objects.update_or_create(author_id=persona, answers=thread, defaults=changes)[0]


def discard_draft(*, author: Viewer, draft: Draft) -> None:
    """Forget `draft`. Someone else's is left alone."""
    Draft.objects.visible_to(author).filter(id=draft.id).delete()


def _cleaned(fields: Fields) -> Fields:
    return {name: [clean_text(text, field=name, limit=FIELD_LIMIT) for text in texts] for name, texts in fields.items()}


def _check_room(author: Viewer) -> None:
    if Draft.objects.visible_to(author).count() >= DRAFTS_MOST:
        raise Refused(_("You keep fifty drafts already. Publish or discard one, then this one can be kept."))
