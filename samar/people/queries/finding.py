"""Finding one persona. What may not be found answers as what does not exist."""

from samar.kit.errors import NotHere
from samar.people.models import Persona
from samar.people.viewer import Viewer


def visible_persona(viewer: Viewer, public_id: str) -> Persona:
    """The persona whose page `viewer` may open. Raises NotHere."""
    return _only(Persona.objects.visible_to(viewer).filter(public_id=public_id).first())


def own_persona(viewer: Viewer, public_id: str) -> Persona:
    """One of the personas of the member behind `viewer`, put away or not. Raises NotHere."""
    return _only(Persona.objects.owned_by(viewer).filter(public_id=public_id).first())


def own_personas(viewer: Viewer) -> list[Persona]:
    """All personas of the member behind `viewer`: those in use first, the oldest first."""
    return list(Persona.objects.owned_by(viewer).order_by("is_retired", "id"))


def someone_to_block(viewer: Viewer, public_id: str) -> Persona:
    """A persona that `viewer` sees or has blocked: blocking twice is blocking once. Raises NotHere."""
    found = Persona.objects.visible_to(viewer).filter(public_id=public_id).first()
    return found or blocked_by_me(viewer, public_id)


def blocked_by_me(viewer: Viewer, public_id: str) -> Persona:
    """A persona that a persona of the member behind `viewer` blocked. Raises NotHere."""
    blocked = Persona.objects.filter(blocks_received__blocker__member__personas=viewer.persona_id)
    return _only(blocked.filter(public_id=public_id).first())


def muted_by_me(viewer: Viewer, public_id: str) -> Persona:
    """A persona that `viewer` muted. Raises NotHere."""
    return _only(Persona.objects.filter(mutes_received__muter=viewer.persona_id, public_id=public_id).first())


def _only(persona: Persona | None) -> Persona:
    if persona is None:
        raise NotHere
    return persona
