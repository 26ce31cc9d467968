"""Argon2id as SAFETY sets it, and never more of it at once than the machine has room for."""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

AT_ONCE = 2  # each takes 64 MiB and all of a core for a tenth of a second

_room = BoundedSemaphore(AT_ONCE)


class PassphraseHasher(Argon2PasswordHasher):
    """64 MiB, three passes, four lanes.

    Source: SAFETY, Tiers; RFC 9106, section 4, second recommended option.
    """

    time_cost = 3
    memory_cost = 64 * 1024  # KiB
    parallelism = 4

    def encode(self, password: str, salt: str) -> str:
        with _room:
            return str(super().encode(password, salt))

    def verify(self, password: str, encoded: str) -> bool:
        with _room:
            return bool(super().verify(password, encoded))
