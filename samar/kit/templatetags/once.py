"""`{% once %}`: the hidden field that lets a form be taken only once (kit.once)."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samar.kit.once import FIELD, new_key

register = template.Library()


@register.simple_tag(takes_context=True)
def once(context: template.Context) -> SafeString:
    """The hidden field; a form shown again after an error keeps its key. `once_key` in the context is its key."""
    request = context.get("request")
    kept = context.get("once_key") or (request.POST.get(FIELD) if request is not None else None)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, kept or new_key())
