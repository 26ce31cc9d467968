"""Keys derived from the one secret, each for a single purpose (HKDF-SHA256, RFC 5869)."""

from functools import cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@cache
def derived_key(purpose: str, length: int = 32) -> bytes:
    """The key of `length` bytes that serves `purpose` and nothing else."""
    secret = settings.SECRET_KEY.encode()
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=b"samar:" + purpose.encode()).derive(secret)
