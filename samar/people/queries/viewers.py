"""Building the viewer of a request, in two queries."""

from typing import Any

from django.db.models import QuerySet, Value

from samar.kit.questions import asked_often
from samar.people.models import Block, Mute, Persona
from samar.people.viewer import Viewer

_FIELDS = (
    "id",
    "public_id",
    "name",
    "seed",
    "member__role",
    "member__age_band",
    "member__country",
    "member__reads",
)


def viewer_of_member(member_id: int, persona_id: int | None, *, language: str) -> Viewer:
    """The viewer that the member `member_id` is as their persona `persona_id`, or as their first one.

    A member without a persona, or one who may not sign in, reads as a visitor.
    """
    rows = list(_personas(member_id))
    row = next((row for row in rows if row[0] == persona_id), rows[0] if rows else None)
    if row is None:
        return Viewer(language=language)
    hidden, muted = _unseen(member_id, row[0])
    return Viewer(
        persona_id=row[0],
        public_id=row[1],
        name=row[2],
        seed=row[3],
        role=row[4],
        age_band=row[5],
        country=row[6],
        languages=tuple(row[7]),
        language=language,
        hidden=hidden,
        muted=muted,
    )


def _unseen(member_id: int, persona_id: int) -> tuple[frozenset[int], frozenset[int]]:
    """The personas hidden from a member by blocks in either direction, and those the persona muted."""
    rows = _between(member_id, persona_id)
    return frozenset(who for who, mark in rows if not mark), frozenset(who for who, mark in rows if mark)


@asked_often
def _personas(member_id: int) -> QuerySet[Any, Any]:
    """The personas in use of a member who may sign in, the first one first."""
    personas = Persona.objects.filter(member=member_id, is_retired=False, member__is_active=True)
    return personas.order_by("id").values_list(*_FIELDS)


@asked_often
def _between(member_id: int, persona_id: int) -> QuerySet[Any, Any]:
    """Whom any persona of the member blocked, who blocked any of them, and whom the persona muted."""
    made = Block.objects.filter(blocker__member=member_id).values_list("blocked_id", Value(0))
    received = Block.objects.filter(blocked__member=member_id).values_list("blocker_id", Value(0))
    muted = Mute.objects.filter(muter=persona_id).values_list("muted_id", Value(1))
    return made.union(received, muted, all=True)
