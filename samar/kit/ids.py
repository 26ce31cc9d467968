"""Random names for things shown outside, so that no one can count or order them."""

import secrets

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
PUBLIC_ID_LENGTH = 16  # 31 ** 16 is about 2 ** 79: not to be guessed


def new_public_id() -> str:
    """A random id of 16 characters without look-alikes, for use in addresses."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


def new_seed() -> str:
    """A random seed of 12 hexadecimal digits, for what is drawn from it."""
    return secrets.token_hex(6)
