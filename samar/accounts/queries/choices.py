"""What people choose from when they tell something about themselves."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samar.accounts.policies import UNDER_13
from samar.places.queries import countries
from samar.safety.age_bands import AgeBand


def age_choices() -> list[tuple[str, Any]]:
    """The age bands, the youngest first."""
    return list(AgeBand.choices)


def age_choices_when_joining() -> list[tuple[str, Any]]:
    """The age bands, and one for those who have to wait."""
    return [(UNDER_13, _("Under 13")), *age_choices()]


def country_choices() -> list[tuple[str, Any]]:
    """Every country in the alphabetical order of the page's language, after "not said"."""
    language = get_language() or "en"
    return [("", _("Not said")), *((one.iso2, one.name(language)) for one in countries(language))]
