"""What members agree to, by version, and what they let the network keep, by purpose."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERSION: Final = "2026-11"  # of the text in agreement_text.html; everyone is shown a new one again
AGREEMENT: Final = "agreement"
WORDS: Final = "words"
AGE: Final = "age"
LANGUAGES: Final = "languages"
COUNTRY: Final = "country"


@dataclass(frozen=True)
class Purpose:
    """Something kept about a member. What is `needed` ends by leaving; the rest can be taken back alone."""

    key: str
    name: Promise
    reason: Promise
    needed: bool = False


PURPOSES: Final = (
    Purpose(
        WORDS,
        _("What you write"),
        _(
            "Your words are kept and shown to the audience you choose for them. They may tell"
            " readers something about who you are and whom you love."
        ),
        needed=True,
    ),
    Purpose(
        AGE,
        _("Your age band"),
        _("It keeps adults and young people apart in private. No date of birth is asked or kept."),
        needed=True,
    ),
    Purpose(LANGUAGES, _("The languages you read"), _("They decide which stories you are shown first.")),
    Purpose(
        COUNTRY,
        _("Your country"),
        _("It puts the help lines near you first, and sets more careful defaults."),
    ),
)
