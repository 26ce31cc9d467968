"""Sealed cursors: where a list goes on, without showing the sequence that orders it."""

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from samar.kit.keys import derived_key


def seal(*position: int, purpose: str) -> str:
    """A token for `position` (the row's ordering numbers) in the list named `purpose`.

    The same position always gives the same token, so that pages behind it can be kept.
    """
    plain = b"".join(number.to_bytes(8) for number in position)
    sealed = _box().encrypt(plain, [purpose.encode()])
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def unseal(token: str, *, purpose: str) -> tuple[int, ...] | None:
    """The position sealed for `purpose`, or None when the token was forged, cut or meant for another list."""
    try:
        sealed = base64.urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
        plain = _box().decrypt(sealed, [purpose.encode()])
    except (InvalidTag, ValueError, binascii.Error):
        return None
    return tuple(int.from_bytes(plain[start : start + 8]) for start in range(0, len(plain), 8))


def _box() -> AESSIV:
    return AESSIV(derived_key("cursor", 64))
