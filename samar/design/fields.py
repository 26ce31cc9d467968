"""A form field with its words: label, help and error, tied to the control for eyes and for screen readers."""

from collections.abc import Mapping

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

_GROUPS = (RadioSelect, CheckboxSelectMultiple)
_FIELD = '<div class="field">{}{}{}</div>'
_LABEL = '<label class="field-label" for="{}">{}{}</label>'
_CHOICE = '<label class="choice">{}<span>{}</span></label>'
_GROUP = '<fieldset class="field"{}><legend class="field-label">{}{}</legend>{}<div class="choices">{}</div></fieldset>'
_NOTHING = mark_safe("")


def field_html(bound: BoundField, attributes: Mapping[str, str | bool] | None = None) -> SafeString:
    """The whole field of a form. `attributes` go to the control, `_` in their names read as `-`.

    The error stands beside the control, before the help, and the control names both.
    """
    if bound.is_hidden:
        return bound.as_widget()
    if isinstance(bound.field.widget, _GROUPS):
        return _group(bound)
    control = bound.as_widget(attrs=_attributes(bound, attributes or {}))
    if isinstance(bound.field.widget, CheckboxInput):
        return format_html(_FIELD, format_html(_CHOICE, control, bound.label), _said(bound), "")
    label = format_html(_LABEL, bound.id_for_label, bound.label, _optional(bound))
    return format_html(_FIELD, label, _said(bound), control)


def _attributes(bound: BoundField, given: Mapping[str, str | bool]) -> dict[str, str | bool]:
    attributes: dict[str, str | bool] = {name.replace("_", "-"): value for name, value in given.items()}
    if described := _described_by(bound):
        attributes["aria-describedby"] = described
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if attributes.get("dir") == "auto":
        attributes.setdefault("placeholder", " ")  # empty, it then stands on the page's side (css: field)
    return attributes


def _group(bound: BoundField) -> SafeString:
    choices = ((choice.tag(), choice.choice_label) for choice in bound.subwidgets)
    described = _described_by(bound)
    return format_html(
        _GROUP,
        format_html(' aria-describedby="{}"', described) if described else "",
        bound.label,
        _optional(bound),
        _said(bound),
        format_html_join("", _CHOICE, choices),
    )


def _described_by(bound: BoundField) -> str:
    ids = [_id(bound, "error")] if bound.errors else []
    if bound.help_text:
        ids.append(_id(bound, "help"))
    return " ".join(ids)


def _said(bound: BoundField) -> SafeString:
    said = _NOTHING
    if bound.errors:
        errors = format_html_join(" ", "{}", ((error,) for error in bound.errors))
        said += format_html('<p class="field-error" id="{}">{}</p>', _id(bound, "error"), errors)
    if bound.help_text:
        told = conditional_escape(bound.help_text)
        said += format_html('<p class="field-help" id="{}">{}</p>', _id(bound, "help"), told)
    return said


def _id(bound: BoundField, what: str) -> str:
    return f"{bound.auto_id or bound.html_name}-{what}"


def _optional(bound: BoundField) -> SafeString:
    if bound.field.required:
        return _NOTHING
    return format_html(' <span class="field-optional">{}</span>', _("(if you like)"))
