"""`{% once %}`: the hidden field that lets a form be taken only once (kit.once)."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samar.kit.once import FIELD, new_key
from samar.kit.speaker import speaker_field

register = template.Library()


@register.simple_tag(takes_context=True)
def once(context: template.Context) -> SafeString:
    """The hidden field; a form shown again after an error keeps its key. `once_key` in the context is its key.

    Beside it stands as whom the form is opened, as by `{% speaker %}`.
    """
    request = context.get("request")
    kept = context.get("once_key") or (request.POST.get(FIELD) if request is not None else None)
    key = format_html('<input type="hidden" name="{}" value="{}">', FIELD, kept or new_key())
    return format_html("{}{}", key, speaker(context))


@register.simple_tag(takes_context=True)
def speaker(context: template.Context) -> SafeString:
    """`{% speaker %}`: who the form is opened as (kit.speaker). `opened_as` in the context is their public id."""
    return speaker_field(str(context.get("opened_as") or getattr(context.get("viewer"), "public_id", "")))
