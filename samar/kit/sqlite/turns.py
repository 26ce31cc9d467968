"""A queue before SQLite's one write lock.

Left to itself SQLite lets a writer that finds the lock taken sleep longer and longer, up to 100 ms at a time, while
others slip in: with four writers at work some waited for seconds (docs/decisions/0007-turns-at-writing.md). The
kernel keeps a queue of those who want a lock on a file, so each comes in turn, across processes, and the death of a
process gives its turn back.
"""

import os
from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
from threading import Lock, Thread


class Turn:
    """One connection's place in the queue at the file `path`."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = -1
        self._is_held = False

    def take(self, patience: float) -> bool:
        """Wait until it is this connection's turn; False after `patience` seconds in vain."""
        if self._file < 0:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if not self._is_held:
            self._is_held = self._taken_at_once() or self._taken_in_time(patience)
        return self._is_held

    def leave(self) -> None:
        """Let the next one in; nothing when the turn is not held."""
        if self._is_held:
            self._is_held = False
            flock(self._file, LOCK_UN)

    def close(self) -> None:
        """Leave the queue altogether."""
        file, self._file, self._is_held = self._file, -1, False
        if file >= 0:
            os.close(file)

    def _taken_at_once(self) -> bool:
        try:
            flock(self._file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _taken_in_time(self, patience: float) -> bool:
        """The kernel's queue knows no patience, so a thread stands in it, and leaves the turn to others when late."""
        wait = _Wait(self._file)
        if wait.for_seconds(patience):
            return True
        self._file = -1  # the waiting thread closes it
        return False


class _Wait:
    """Standing in the queue with `file`, by a thread."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._decision = Lock()  # taken by who comes first: the turn, or the end of patience
        self._news = Lock()
        self._news.acquire()
        Thread(target=self._stand, name="turn", daemon=True).start()

    def for_seconds(self, patience: float) -> bool:
        return self._news.acquire(timeout=patience) or not self._decision.acquire(blocking=False)

    def _stand(self) -> None:
        flock(self._file, LOCK_EX)
        if self._decision.acquire(blocking=False):
            self._news.release()
        else:
            os.close(self._file)  # nobody waits any more
