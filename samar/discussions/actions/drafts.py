"""Keeping what is being written."""

from django.db import transaction

from samar.discussions.models import Draft, Thread
from samar.discussions.policies import check_may_write
from samar.kit.clock import now
from samar.kit.errors import Refused
from samar.kit.text import TEXT_LIMIT, clean_text
from samar.people.viewer import Viewer
from django.utils.translation import gettext_lazy as _

DRAFTS_MOST = 50  # of one persona
FIELD_LIMIT = 2 * TEXT_LIMIT  # characters; a draft may still be too long to publish


def keep_draft(
    *, author: Viewer, fields: dict[str, list[str]], draft: Draft | None = None, answers: Thread | None = None
) -> Draft:
    """Keep the `fields` of a form as typed, in `draft` or a new one; `answers` is the thread a reply is meant for.

    A persona keeps one draft of a reply for each thread. Raises Refused when there are more than fifty.
    """
    check_may_write(author)
    cleaned = {name: [clean_text(text, limit=FIELD_LIMIT) for text in texts] for name, texts in fields.items()}
    with transaction.atomic():
        if draft is None and answers is not None:
            draft = Draft.objects.visible_to(author).filter(answers=answers).first()
        if draft is None:
            _check_room(author)
            return Draft.objects.create(author_id=author.persona_id, fields=cleaned, answers=answers)
        draft.fields, draft.kept_at = cleaned, now()
        draft.save(update_fields=["fields", "kept_at"])
    return draft


def discard_draft(*, author: Viewer, draft: Draft) -> None:
    """Forget `draft`. Someone else's is left alone."""
    Draft.objects.visible_to(author).filter(id=draft.id).delete()


def _check_room(author: Viewer) -> None:
    if Draft.objects.visible_to(author).count() >= DRAFTS_MOST:
        raise Refused(_("You keep fifty drafts already. Publish or discard one, then this one can be kept."))
