"""Fields for what people type. They refuse nothing: the rules do, in their own words, and all that was typed stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samar.kit.errors import NotHere, Refused


class TypedText(forms.CharField):
    """Text as typed. Characters that HTML cannot hold are not shown again; everything else is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, **kwargs)
        self.validators = []

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002  Django's signature
        return str(data or "").replace("\x00", "")


class TypedChoice(TypedText):
    """One word of a list, whatever was sent; `choices` are what the page offers.

    The control bears its label itself, since it may stand inside a sentence.
    """

    def __init__(self, *, choices: Any, label: Any, **kwargs: Any) -> None:
        widget = forms.Select(choices=choices, attrs={"aria-label": label})
        super().__init__(widget=widget, label=label, **kwargs)


class TypedChoices(forms.MultipleChoiceField):
    """Several words of a list, whatever was sent."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def valid_value(self, value: str) -> bool:  # noqa: ARG002  the rules know which
        return True


@contextmanager
def nothing_lost(request: HttpRequest) -> Iterator[None]:
    """What someone writes about may go meanwhile: then the answer gives their words back, instead of a bare 404.

    It is the same whether the thing was never there, is gone or is not for them.
    """
    try:
        yield
    except NotHere:
        if not request.POST.get("body", "").strip():
            raise
        raise Refused(
            _("What this was about is no longer here. Your words are below, so that you can keep them.")
        ) from None
