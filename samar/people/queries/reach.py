"""Whether what one persona does may come to the notice of another."""

from django.db.models import Q

from samar.people.models import Block, Mute, Persona


def may_reach(actor_id: int, recipient_id: int) -> bool:
    """Whether `recipient_id` may be told of what `actor_id` did.

    No, when either one's member blocked the other's persona: none of X's personas reaches any of A's once A
    blocked one of them, and A is spared whom A blocked. No, when the recipient muted the actor. Source:
    SAFETY, "Blocks, bans and personas".
    """
    if Mute.objects.filter(muter=recipient_id, muted=actor_id).exists():
        return False
    members = dict(Persona.objects.filter(id__in=(actor_id, recipient_id)).values_list("id", "member_id"))
    actor, recipient = members.get(actor_id), members.get(recipient_id)
    if actor is None or recipient is None:
        return False
    one_way = Q(blocker__member=recipient, blocked__member=actor)
    other_way = Q(blocker__member=actor, blocked__member=recipient)
    return not Block.objects.filter(one_way | other_way).exists()
