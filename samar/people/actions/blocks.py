"""Keeping someone away. What a block means is in people.viewer; it holds from the next page on, for both.

Blocks are kept by the persona who made them and undone for all personas of the member, who sees one list.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from samar.kit.errors import Refused
from samar.people.models import Block, Mute, Persona
from samar.people.viewer import Viewer


def block_persona(*, blocker: Viewer, blocked: Persona) -> None:
    """Block `blocked`. They are not told. Twice is once. Raises Refused for one's own personas."""
    _check_is_someone_else(blocker, blocked)
    with transaction.atomic():
        Block.objects.get_or_create(blocker_id=blocker.persona_id, blocked=blocked)


def unblock_persona(*, blocker: Viewer, blocked: Persona) -> None:
    """Undo the block of `blocked`, whichever persona of the member made it. Twice is once."""
    Block.objects.filter(blocker__in=Persona.objects.owned_by(blocker), blocked=blocked).delete()


def mute_persona(*, muter: Viewer, muted: Persona) -> None:
    """Take `muted` out of the lists and notices of `muter`. Twice is once. Raises Refused for one's own."""
    _check_is_someone_else(muter, muted)
    with transaction.atomic():
        Mute.objects.get_or_create(muter_id=muter.persona_id, muted=muted)


def unmute_persona(*, muter: Viewer, muted: Persona) -> None:
    """Let `muted` be in the lists and notices of `muter` again. Twice is once."""
    Mute.objects.filter(muter=muter.persona_id, muted=muted).delete()


def _check_is_someone_else(actor: Viewer, other: Persona) -> None:
    if Persona.objects.owned_by(actor).filter(pk=other.pk).exists():
        raise Refused(_("This is you."))
