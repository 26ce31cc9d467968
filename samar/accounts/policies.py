"""What an account must be. Each check says which field is at fault."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samar.accounts.passphrases import judge
from samar.kit.errors import Refused
from samar.kit.language import LANGUAGES
from samar.places.queries import country
from samar.safety.age_bands import AgeBand

UNDER_13 = "under-13"  # what the form sends; never kept


def check_passphrase(passphrase: str, names: Sequence[str] = (), *, field: str = "passphrase") -> None:
    """Raise Refused with advice when `passphrase` is too weak for someone called `names`."""
    strength = judge(passphrase, names)
    if not strength.is_enough:
        raise Refused(strength.advice, field)


def check_age(age_band: str) -> None:
    """Raise Refused for people under 13, and for an age band that does not exist."""
    if age_band == UNDER_13:
        raise Refused(_("Samar is for people of 13 and more. Nothing you typed was kept."), "age_band")
    if age_band not in AgeBand.values:
        raise Refused(_("Please choose one of these."), "age_band")


def check_languages(codes: Sequence[str]) -> list[str]:
    """`codes` without repeats, in their order. Raises Refused for a language that is not in the list."""
    if any(code not in LANGUAGES for code in codes):
        raise Refused(_("Please choose from this list."), "reads")
    return list(dict.fromkeys(codes))


def check_country(code: str) -> str:
    """The country's code in capitals, or "". Raises Refused for a country that is not in the list."""
    found = country(code) if code else None
    if code and found is None:
        raise Refused(_("Please choose from this list."), "country")
    return found.iso2 if found else ""
