"""Hashing costs what the rules ask, and never more than two at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock
from typing import Any, ClassVar

from samar.accounts.hashers import AT_ONCE, PassphraseHasher
from tests.passphrases import QuickHasher


class WatchedHasher(QuickHasher):
    """Lets nobody go on before as many are at work as may be, and remembers the most there were."""

    meeting: ClassVar = Barrier(AT_ONCE, timeout=30)
    lock: ClassVar = Lock()
    at_work: ClassVar[list[int]] = [0, 0]  # now, at most

    def params(self) -> Any:
        with self.lock:
            self.at_work[0] += 1
            self.at_work[1] = max(self.at_work)
        self.meeting.wait()
        with self.lock:
            self.at_work[0] -= 1
        return super().params()


def test_no_more_than_two_are_hashed_at_once() -> None:
    with ThreadPoolExecutor(8) as threads:
        hashed = list(threads.map(lambda _one: WatchedHasher().encode("x", "somesaltsomesalt"), range(8)))
    assert len(hashed) == 8
    assert WatchedHasher.at_work == [0, AT_ONCE]


def test_hashing_is_argon2id_as_the_rules_say() -> None:
    encoded = PassphraseHasher().encode("x", "somesaltsomesalt")
    assert encoded.startswith("argon2$argon2id$v=19$m=65536,t=3,p=4$")
