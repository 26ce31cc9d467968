"""Whether what one persona does may come to the notice of another."""

from typing import Any

from django.db.models import Q, QuerySet

from samar.kit.questions import asked_often
from samar.people.models import Block, Mute, Persona


def may_reach(actor_id: int, recipient_id: int) -> bool:
    """Whether `recipient_id` may be told of what `actor_id` did.

    No, when either one's member blocked the other's persona: none of X's personas reaches any of A's once A
    blocked one of them, and A is spared whom A blocked. No, when the recipient muted the actor. Source:
    SAFETY, "Blocks, bans and personas".
    """
    if _muted(recipient_id, actor_id):
        return False
    members = dict(_members([actor_id, recipient_id]))
    actor, recipient = members.get(actor_id), members.get(recipient_id)
    return actor is not None and recipient is not None and not _blocked(actor, recipient)


@asked_often
def _muted(recipient: int, actor: int) -> QuerySet[Any, Any]:
    return Mute.objects.filter(muter=recipient, muted=actor).values_list("id")


@asked_often
def _members(personas: list[int]) -> QuerySet[Any, Any]:
    return Persona.objects.filter(id__in=personas).values_list("id", "member_id")


@asked_often
def _blocked(actor: int, recipient: int) -> QuerySet[Any, Any]:
    """A row when either member blocked a persona of the other."""
    one_way = Q(blocker__member=recipient, blocked__member=actor)
    other_way = Q(blocker__member=actor, blocked__member=recipient)
    return Block.objects.filter(one_way | other_way).values_list("id")[:1]
