"""What forms of several rooms share."""

from typing import Any

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO

from samar.kit.errors import Refused

UNFIT = 422  # the status of a page that gives a form back, as kit.middleware answers


def add_refusal(form: forms.Form, refused: Refused) -> None:
    """Put what an action refused beside the field at fault, or above the form."""
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


class Line(forms.CharField):
    """A text field that lets the one character which no page can show pass by unseen."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(_showable(value)))

    def bound_data(self, data: Any, initial: Any) -> Any:
        return _showable(super().bound_data(data, initial))


def passphrase_field(label: Any, *, is_new: bool, help_text: Any = "") -> forms.CharField:
    """A field for a passphrase; what was typed in it is never sent back."""
    attributes = {"autocomplete": "new-password" if is_new else "current-password", "autocapitalize": "none"}
    widget = forms.PasswordInput(attrs=attributes)
    return forms.CharField(label=label, help_text=help_text, widget=widget, strip=False)


def language_choices() -> list[tuple[str, str]]:
    """The network's languages, each by its own name."""
    return [(code, LANG_INFO[code]["name_local"].capitalize()) for code, _name in settings.LANGUAGES]


def _showable(value: Any) -> Any:
    return value.replace("\x00", "") if isinstance(value, str) else value
