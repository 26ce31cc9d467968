"""Names of personas: how they are cleaned, and how one is told from another that only looks different.

The key of a name is what is left when everything that a glance does not catch is folded away. Its tables are
a small part of Unicode's confusables (UTS 39, revision 30, confusables.txt), for the scripts that Samar's
languages and their neighbours use.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from django.utils.translation import gettext as _

from samar.kit.errors import Refused
from samar.kit.text import clean_line

LEAST_CHARACTERS, MOST_CHARACTERS = 2, 40
KEY_LENGTH = 80  # as people.models keeps it

# Marks that a glance overlooks, in scripts whose letters stand without them: Latin, Greek and Cyrillic
# accents, Hebrew points, Arabic vowels and hamza. Thai and Devanagari marks are letters and stay.
_OVERLOOKED: Final = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")

# Characters that no font draws (Unicode's Default_Ignorable_Code_Point), as far as they are letters or marks: the
# others are in no key anyway. Source: https://www.unicode.org/Public/17.0.0/ucd/DerivedCoreProperties.txt
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)

_LIKE_LATIN: Final = {
    "а": "a", "в": "b", "е": "e", "ё": "e", "з": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p",
    "с": "c", "т": "t", "у": "y", "х": "x", "ѕ": "s", "і": "l", "ј": "j", "ԁ": "d", "ԛ": "q", "ԝ": "w",
    "һ": "h", "ь": "b", "α": "a", "β": "b", "γ": "y", "ε": "e", "η": "n", "ι": "l", "κ": "k", "ν": "v",
    "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "ω": "w", "ɑ": "a", "ɡ": "g", "ı": "l", "ł": "l",
    "ø": "o", "đ": "d", "ħ": "h", "œ": "oe", "æ": "ae", "ѡ": "w", "ց": "g", "օ": "o", "ս": "u", "հ": "h",
    "ո": "n",
}  # fmt: skip
_LIKE_ARABIC: Final = {
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه",
    "ە": "ه", "ۀ": "ه",
}  # fmt: skip
_LOOK_THE_SAME: Final = str.maketrans(
    _LIKE_LATIN | _LIKE_ARABIC | {"0": "o", "1": "l", "3": "e", "5": "s", "i": "l", "|": "l", "$": "s", "@": "a"}
)
_DIGITS: Final = re.compile(r"\d")
_NO_LETTER: Final = re.compile(r"[\W_]+")

_STAFF_WORDS: Final = """
    admin administrator administration moderator moderators moderation mod operator operators helper helpers
    staff official support team samarteam
    administrateur administratrice administrateurs moderateur moderatrice modo operateur operatrice equipe
    officiel officielle
    مشرف مشرفة مشرفون المشرف المشرفة المشرفون إشراف الإشراف إدارة الإدارة مدير مديرة المدير المديرة
    مشغل مشغلة المشغل المشغلة مساعد مساعدة المساعد المساعدة الدعم رسمي فريق الفريق مسؤول المسؤول
"""
_STAFF_NAMES: Final = "samar سمر"
_STAFF_PARTS: Final = "moderator administrator moderateur administrateur moderatrice administratrice"


def clean_name(name: str) -> str:
    """`name` as it is kept and shown.

    Raises Refused when it has under 2 or over 40 characters, no letter at all, or sounds like someone who
    runs the network. Whether it is taken, the database decides.
    """
    cleaned = clean_line(name, field="name", limit=MOST_CHARACTERS)
    if len(cleaned) < LEAST_CHARACTERS:
        raise Refused(_("Use at least 2 characters."), "name")
    if not any(character.isalpha() for character in _UNSEEN.sub("", cleaned)):
        raise Refused(_("A name needs at least one letter."), "name")
    if _sounds_like_staff(cleaned):
        raise Refused(_("This sounds like someone who looks after this place. Choose another name."), "name")
    return cleaned


def name_key(name: str) -> str:
    """What a glance sees of `name`. Two names with one key cannot be told apart, so only one may exist."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    digits = "".join(str(unicodedata.decimal(c, c)) for c in _UNSEEN.sub("", folded))
    same = _OVERLOOKED.sub("", digits).translate(_LOOK_THE_SAME)
    letters = "".join(c for c in same if unicodedata.category(c)[0] in "LMN")
    return letters.replace("m", "rn").replace("w", "vv")[:KEY_LENGTH]


def _sounds_like_staff(name: str) -> bool:
    """As a whole, in one of its words, or across them; with digits as letters and with digits left out."""
    wholes = {name_key(name), name_key(_DIGITS.sub("", name))}
    words = {name_key(_DIGITS.sub("", word)) for word in _NO_LETTER.split(name)}
    return (
        bool(wholes & _keys(_STAFF_NAMES))
        or bool((wholes | words) & _keys(_STAFF_WORDS))
        or any(part in whole for part in _keys(_STAFF_PARTS) for whole in wholes)
    )


@cache
def _keys(words: str) -> frozenset[str]:
    return frozenset(name_key(word) for word in words.split())
