"""Sealed cursors: where a list goes on, without showing the sequence that orders it."""

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from samar.kit.keys import derived_key


def seal(position: int, purpose: str) -> str:
    """A token for `position` in the list named `purpose`; the same position always gives the same token."""
    box = AESSIV(derived_key("cursor", 64))
    sealed = box.encrypt(position.to_bytes(8), [purpose.encode()])
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def unseal(token: str, purpose: str) -> int | None:
    """The position sealed for `purpose`, or None when the token was forged, cut or meant for another list."""
    try:
        sealed = base64.urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
        return int.from_bytes(AESSIV(derived_key("cursor", 64)).decrypt(sealed, [purpose.encode()]))
    except (InvalidTag, ValueError, binascii.Error):
        return None
