"""Profiles as one viewer may read them."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from samar.kit.language import direction
from samar.people.models import Persona, ProfileField
from samar.people.queries.audiences import admits
from samar.people.viewer import Viewer


@dataclass(frozen=True)
class Said:
    """One part of a profile: `label` in the page's language, `text` in its own."""

    label: str | Promise
    text: str
    lang: str

    @property
    def direction(self) -> str:
        return direction(self.lang)


@dataclass(frozen=True)
class Profile:
    """A persona's page: name, drawing, pronouns by language, and the parts that the viewer may read."""

    public_id: str
    name: str
    seed: str
    pronouns: tuple[tuple[str, str], ...]
    parts: tuple[Said, ...]
    is_mine: bool


def profile(persona: Persona, viewer: Viewer) -> Profile:
    """The profile of `persona` as `viewer` may read it. Whether they may open it at all was asked before."""
    shown = admits(persona.pronouns_audience, viewer, owner=persona.pk)
    fields = persona.profile_fields.filter(~Q(text="")).order_by("id")
    parts = [
        Said(ProfileField.Kind(field.kind).label, field.text, field.lang)
        for field in sorted(fields, key=lambda field: ProfileField.Kind.values.index(field.kind))
        if admits(field.audience, viewer, owner=persona.pk)
    ]
    return Profile(
        public_id=persona.public_id,
        name=persona.name,
        seed=persona.seed,
        pronouns=tuple(_pronouns(persona.pronouns, viewer)) if shown else (),
        parts=tuple(parts),
        is_mine=persona.pk == viewer.persona_id,
    )


def _pronouns(pronouns: dict[str, str], viewer: Viewer) -> list[tuple[str, str]]:
    """Language and words, the viewer's language first."""
    given = [(lang, words) for lang, words in pronouns.items() if words]
    return sorted(given, key=lambda one: (one[0] != viewer.language, one[0]))
