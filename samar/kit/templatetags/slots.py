"""`{% slot "name" argument %}`: a place in a stored fragment that is filled when it is read (kit.fragments)."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from samar.kit import fragments

register = template.Library()


@register.simple_tag
def slot(name: str, argument: str | int = "") -> SafeString:
    """The slot `name` with `argument`, which must be an id and never people's words."""
    return mark_safe(fragments.slot(name, argument))  # noqa: S308  made of fixed names and ids
