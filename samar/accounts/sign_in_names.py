"""The name that opens the door: never shown, folded so that capitals and keyboards do not matter."""

from django.utils.translation import gettext as _

from samar.kit.errors import Refused
from samar.kit.text import clean_line

LEAST_CHARACTERS = 3
MOST_CHARACTERS = 60


def fold(name: str) -> str:
    """`name` as it is kept and looked for. Raises Refused when it is over 60 characters."""
    return clean_line(name, field="sign_in_name", limit=MOST_CHARACTERS).casefold()


def clean_sign_in_name(name: str) -> str:
    """`name` as it will be kept. Raises Refused when it is under 3 or over 60 characters."""
    folded = fold(name)
    if len(folded) < LEAST_CHARACTERS:
        raise Refused(_("Use at least 3 characters. Nobody but you will see this name."), "sign_in_name")
    if len(folded) > MOST_CHARACTERS:  # folding can lengthen: ß becomes ss
        raise Refused(_("This is too long. Please shorten it."), "sign_in_name")
    return folded
