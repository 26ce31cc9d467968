"""Counting people once without knowing them: a tag per member and purpose, which leads back to nobody."""

import hashlib
import hmac

from samar.kit.keys import derived_key
from samar.people.models import Persona


def tag(persona: Persona, purpose: str) -> str:
    """The tag of the member behind `persona` for `purpose`: 64 hexadecimal digits.

    The same for all personas of a member, different for every purpose. Only ever compared, never shown.
    """
    return hmac.new(derived_key(f"tag {purpose}"), str(persona.member_id).encode(), hashlib.sha256).hexdigest()
