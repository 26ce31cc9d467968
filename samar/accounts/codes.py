"""Recovery codes: random, long enough to need no limit, easy to copy by hand, kept as keyed digests."""

import hashlib
import hmac
import secrets
import unicodedata

from samar.kit.keys import derived_key

CODES = 6  # given at a time
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: 5 bits a character, no I, L, O, U
GROUPS, GROUP_LENGTH = 5, 5  # 25 characters, 125 bits; SAFETY asks for 120
_LOOK_ALIKES = str.maketrans("OILU", "011V")


def new_codes() -> list[str]:
    """Six fresh codes, each 125 random bits in five groups of five characters."""
    return ["-".join(_group() for _group_number in range(GROUPS)) for _code in range(CODES)]


def digest(code: str) -> str:
    """What is kept of `code`, however it was typed: in any case, digits of any script, any hyphens."""
    return hmac.new(derived_key("recovery code"), _plain(code).encode(), hashlib.sha256).hexdigest()


def _group() -> str:
    return "".join(secrets.choice(ALPHABET) for _character in range(GROUP_LENGTH))


def _plain(code: str) -> str:
    folded = unicodedata.normalize("NFKC", code[:200]).upper()
    ascii_digits = "".join(str(unicodedata.decimal(c, c)) for c in folded)
    return "".join(c for c in ascii_digits.translate(_LOOK_ALIKES) if c in ALPHABET)
