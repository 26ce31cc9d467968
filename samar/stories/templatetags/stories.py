"""Words about stories for the templates of any room."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samar.design.templatetags.samar import numerals
from samar.stories.kinds import LIST_NAMES, NAMES, Kind
from samar.stories.topics import TopicSlug

register = template.Library()


@register.filter
def kind_name(kind: str) -> str:
    """`{{ card.kind|kind_name }}`: "A story"."""
    return str(NAMES[Kind(kind)]) if kind in Kind.values else ""


@register.filter
def list_name(kind: str) -> str:
    """`{{ kind|list_name }}`: "Stories"."""
    return str(LIST_NAMES[Kind(kind)]) if kind in Kind.values else ""


@register.filter
def topic_name(slug: str) -> str:
    """`{{ slug|topic_name }}`: the topic in the page's language."""
    return str(TopicSlug(slug).label) if slug in TopicSlug.values else ""


@register.filter
def people_answered(voices: int) -> str:
    """`{{ card.voices|people_answered }}`: in words, never a score."""
    if not voices:
        return _("Waiting for a first reply")
    return ngettext("%(count)s person answered", "%(count)s people answered", voices) % {"count": numerals(voices)}
