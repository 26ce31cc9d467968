"""Words about stories for the templates of any room."""

from functools import lru_cache
from html import escape
from typing import NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samar.design.templatetags.samar import numerals
from samar.discussions.queries import Card
from samar.kit.fragments import slot
from samar.stories.kinds import LIST_NAMES, NAMES
from samar.stories.topics import TopicSlug

register = template.Library()

_KIND_NAMES = {kind.value: name for kind, name in NAMES.items()}
_LIST_NAMES = {kind.value: name for kind, name in LIST_NAMES.items()}
_TOPIC_NAMES = dict(TopicSlug.choices)
_OWN = ("title", "lang", "dir", "beginning_html", "chip_html", "when_html", "notes_html")  # of each card
_SOMEWHERE = "some-story"  # a public id that no story has


@register.simple_tag
def story_card(card: Card, heading: str = "h2") -> SafeString:
    """`{% story_card card %}`: a story as a list shows it; under a heading of its own, `{% story_card card "h3" %}`."""
    own = {name: value for name in _OWN if (value := getattr(card, name))}
    if card.title:
        own["title"] = escape(card.title)
    way = _Way(card.kind, card.voices, card.is_only_mine, card.in_language)
    made = _card(way, tuple(own), heading, get_language() or "")
    made = made.replace(slot("public_id"), card.public_id)
    for name, value in own.items():
        made = made.replace(slot(name), value)
    return SafeString(made)


@register.filter
def kind_name(kind: str) -> str:
    """`{{ card.kind|kind_name }}`: "A story"."""
    return str(_KIND_NAMES.get(kind, ""))


@register.filter
def list_name(kind: str) -> str:
    """`{{ kind|list_name }}`: "Stories"."""
    return str(_LIST_NAMES.get(kind, ""))


@register.filter
def topic_name(slug: str) -> str:
    """`{{ slug|topic_name }}`: the topic in the page's language."""
    return str(_TOPIC_NAMES.get(slug, ""))


@register.filter
def people_answered(voices: int) -> str:
    """`{{ card.voices|people_answered }}`: in words, never a score."""
    if not voices:
        return _("Waiting for a first reply")
    return ngettext("%(count)s person answered", "%(count)s people answered", voices) % {"count": numerals(voices)}


class _Way(NamedTuple):
    """What the words around a story depend on."""

    kind: str
    voices: int
    is_only_mine: bool
    in_language: str


@lru_cache(maxsize=2048)
def _card(way: _Way, own: tuple[str, ...], heading: str, language: str) -> str:  # noqa: ARG001  the active language
    """A card made once for each way it can be, with slots for what is one story's own."""
    parts = {name: slot(name) if name in own else "" for name in _OWN}
    card = Card(public_id=_SOMEWHERE, awaits_reply=not way.voices, **parts, **way._asdict())  # type: ignore[arg-type]
    made = render_to_string("stories/card.html", {"card": card}).replace(_SOMEWHERE, slot("public_id"))
    return made.replace("<h2", f"<{heading}").replace("</h2>", f"</{heading}>")
