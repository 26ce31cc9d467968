"""A form field with its words: label, help and error, tied to the control for eyes and for screen readers."""

from collections.abc import Mapping

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

_GROUPS = (RadioSelect, CheckboxSelectMultiple)


def field_html(bound: BoundField, attributes: Mapping[str, object] | None = None) -> SafeString:
    """The whole field of a form. `attributes` go to the control, `_` in their names read as `-`.

    The error stands beside the control, before the help, and the control names both; optional fields say so in words.
    """
    if bound.is_hidden:
        return bound.as_widget()
    given = {name.replace("_", "-"): value for name, value in (attributes or {}).items()}
    described = _described_by(bound)
    if described:
        given["aria-describedby"] = described
    if isinstance(bound.field.widget, _GROUPS):
        return _group(bound, given, described)
    if bound.errors:
        given["aria-invalid"] = "true"
    control = bound.as_widget(attrs=given)
    if isinstance(bound.field.widget, CheckboxInput):
        label = format_html('<label class="choice">{}<span>{}</span></label>', control, bound.label)
        return format_html('<div class="field">{}{}</div>', label, _said(bound))
    label = format_html('<label class="field-label" for="{}">{}{}</label>', bound.id_for_label, bound.label, _optional(bound))
    return format_html('<div class="field">{}{}{}</div>', label, _said(bound), control)


def _described_by(bound: BoundField) -> str:
    ids = [f"{bound.auto_id}-error"] if bound.errors else []
    if bound.help_text:
        ids.append(f"{bound.auto_id}-help")
    return " ".join(ids)


def _said(bound: BoundField) -> SafeString:
    errors = format_html_join(" ", "{}", ((error,) for error in bound.errors))
    error = format_html('<p class="field-error" id="{}-error">{}</p>', bound.auto_id, errors) if errors else ""
    help_text = conditional_escape(bound.help_text)
    told = format_html('<p class="field-help" id="{}-help">{}</p>', bound.auto_id, help_text) if help_text else ""
    return format_html("{}{}", error, told)


def _optional(bound: BoundField) -> SafeString | str:
    if bound.field.required:
        return ""
    return format_html(' <span class="field-optional">{}</span>', _("(if you like)"))


def _group(bound: BoundField, given: Mapping[str, object], described: str) -> SafeString:
    choices = format_html_join(
        "",
        '<label class="choice">{}<span>{}</span></label>',
        ((choice.tag(), choice.choice_label) for choice in bound.subwidgets),
    )
    tied = format_html(' aria-describedby="{}"', described) if described else ""
    return format_html(
        '<fieldset class="field"{}><legend class="field-label">{}{}</legend>{}<div class="choices">{}</div></fieldset>',
        tied,
        bound.label,
        _optional(bound),
        _said(bound),
        choices,
    )
