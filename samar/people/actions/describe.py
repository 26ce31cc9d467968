"""Describing a persona: pronouns and a profile, each part for an audience."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from samar.kit.detect import detect_language
from samar.kit.outbox import publish
from samar.kit.text import clean_line, clean_text
from samar.people.actions.chips import chip_changed
from samar.people.events import PersonaDescribed
from samar.people.models import Audience, Persona, ProfileField

MOST_IN_PRONOUNS = 40  # characters
MOST_IN_ABOUT = 2_000
MOST_IN_A_LINE = 300


@dataclass(frozen=True)
class Description:
    """What a persona says of itself.

    `pronouns` are words by language code, `parts` texts by ProfileField.Kind, `audiences` an Audience by
    part; a part without one is for members.
    """

    pronouns: Mapping[str, str] = field(default_factory=dict)
    pronouns_audience: Audience = Audience.MEMBERS
    parts: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, Audience] = field(default_factory=dict)


def describe_persona(*, persona: Persona, description: Description, language: str) -> None:
    """Let `persona` be described so, in place of what was there; an empty text takes a part away.

    `language` is the page's, for texts that do not tell their own. Raises Refused when a text is too long.
    """
    pronouns = {
        code: clean_line(words, field=f"pronouns_{code}", limit=MOST_IN_PRONOUNS)
        for code, words in description.pronouns.items()
    }
    texts = {kind: _clean(kind, text) for kind, text in description.parts.items()}
    with transaction.atomic():
        persona.pronouns = {code: words for code, words in pronouns.items() if words}
        persona.pronouns_audience = description.pronouns_audience
        persona.save(update_fields=["pronouns", "pronouns_audience"])
        for kind, text in texts.items():
            _keep(persona, kind, text, description.audiences.get(kind, Audience.MEMBERS), language)
        chip_changed()
        publish(PersonaDescribed(persona.pk))


def _clean(kind: str, text: str) -> str:
    if kind == ProfileField.Kind.ABOUT:
        return clean_text(text, field=kind, limit=MOST_IN_ABOUT)
    return clean_line(text, field=kind, limit=MOST_IN_A_LINE)


def _keep(persona: Persona, kind: str, text: str, audience: Audience, language: str) -> None:
    if not text:
        persona.profile_fields.filter(kind=kind).delete()
        return
    written = {"text": text, "lang": detect_language(text, language), "audience": audience}
    ProfileField.objects.update_or_create(persona=persona, kind=kind, defaults=written)
