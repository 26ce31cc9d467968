"""Argon2 at its least cost, so that tests run the real calls in a moment."""

from typing import ClassVar

from samar.accounts.hashers import PassphraseHasher


class QuickHasher(PassphraseHasher):
    time_cost = 1
    memory_cost = 8
    parallelism = 1


class CountingHasher(QuickHasher):
    """Writes down which of its calls were made."""

    calls: ClassVar[list[str]] = []

    def encode(self, password: str, salt: str) -> str:
        self.calls.append("encode")
        return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        self.calls.append("verify")
        return super().verify(password, encoded)
