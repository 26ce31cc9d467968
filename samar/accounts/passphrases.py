"""Passphrases: how strong one must be, what to do when it is not, and some to choose from."""

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from zxcvbn import zxcvbn

LEAST_CHARACTERS = 12  # SAFETY, Parameters
MOST_CHARACTERS = 128
LEAST_SCORE = 3  # of 4: safely unguessable, >= 10^8 guesses (zxcvbn; SAFETY, Parameters)
JUDGED_CHARACTERS = 64  # zxcvbn's time grows with the square: 15 ms here, 90 ms at 128
WORDS_SUGGESTED = 4  # of 1,296 words: 41 bits, each guess costing an Argon2id of 64 MiB
WORD_LISTS = Path(__file__).parent / "words"
FALLBACK_LANGUAGE = "en"

_SHORT = _("Use at least 12 characters. Four ordinary words are easy to keep in mind.")
_LONG = _("Use at most 128 characters.")
_ADVICE: Final[dict[str, Promise]] = {
    "names": _("This is close to your name here. Choose words that do not name you."),
    "dictionary": _("Common words are guessed first. Put together four that have nothing to do with each other."),
    "spatial": _("Rows of keys are guessed early. Put together four words that have nothing to do with each other."),
    "repeat": _("Repeating something adds little. Add one or two words that are not there yet."),
    "sequence": _("Rows such as abc or 6543 are guessed early. Add one or two ordinary words."),
    "date": _("Dates and years are easy to guess. Add one or two ordinary words."),
    "bruteforce": _("Add one or two words that have nothing to do with the others."),
}
_LABELS: Final = (
    _("Easy to guess"),
    _("Easy to guess"),
    _("Not strong enough yet"),
    _("Strong"),
    _("Very strong"),
)


@dataclass(frozen=True)
class Strength:
    """`score` from 0 to 4; `advice` is empty when the passphrase is strong enough."""

    score: int
    advice: Promise | str = ""

    @property
    def is_enough(self) -> bool:
        return not self.advice

    @property
    def label(self) -> Promise:
        return _LABELS[self.score]


def normal(passphrase: str) -> str:
    """The passphrase as it is judged and hashed, whatever keyboard typed it:

    NFKC, spaces single and not at ends.
    """
    return " ".join(unicodedata.normalize("NFKC", passphrase[: MOST_CHARACTERS * 8]).split())


def judge(passphrase: str, names: Sequence[str] = ()) -> Strength:
    """How strong `passphrase` is for someone called `names`, with advice when it is not enough."""
    passphrase = normal(passphrase)
    if len(passphrase) > MOST_CHARACTERS:
        return Strength(0, _LONG)
    found = zxcvbn(passphrase[:JUDGED_CHARACTERS] or " ", user_inputs=_words_of(names))
    if len(passphrase) < LEAST_CHARACTERS:
        return Strength(min(found["score"], LEAST_SCORE - 1), _SHORT)
    if found["score"] < LEAST_SCORE:
        return Strength(found["score"], _ADVICE[_weakness(found["sequence"])])
    return Strength(found["score"])


def suggest(language: str, how_many: int = 3) -> list[str]:
    """Passphrases of four words drawn at random from the list of `language`, or from the English one."""
    return [_strong_one(_words(language.split("-", maxsplit=1)[0])) for _one in range(how_many)]


class StrongEnough:
    """Django's side of `judge`, for AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        strength = judge(password, [user.get_username()] if user is not None else [])
        if not strength.is_enough:
            raise ValidationError(str(strength.advice), code="weak")

    def get_help_text(self) -> Promise:
        return _SHORT


def _weakness(sequence: Sequence[dict[str, object]]) -> str:
    """What makes a passphrase weak: its longest part that is not noise."""
    parts = sorted(sequence, key=lambda part: (part["pattern"] != "bruteforce", len(str(part["token"]))))
    weakest = parts[-1]
    if weakest.get("dictionary_name") == "user_inputs":
        return "names"
    pattern = str(weakest["pattern"])
    return "date" if pattern == "regex" else pattern


def _words_of(names: Sequence[str]) -> list[str]:
    whole = [normal(name).casefold() for name in names if name]
    joined = ["".join(name.split()) for name in whole]
    return whole + joined + [word for name in whole for word in name.split() if len(word) > 2]  # noqa: PLR2004


def _strong_one(words: Sequence[str]) -> str:
    while True:
        passphrase = "-".join(secrets.choice(words) for _word in range(WORDS_SUGGESTED))
        if judge(passphrase).is_enough:
            return passphrase


@cache
def _words(language: str) -> tuple[str, ...]:
    path = WORD_LISTS / f"{language}.txt"
    if not path.exists():
        path = WORD_LISTS / f"{FALLBACK_LANGUAGE}.txt"
    return tuple(path.read_text(encoding="utf-8").split())
