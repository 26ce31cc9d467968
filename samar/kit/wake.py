"""Waking whoever waits for events, across processes. A lost wake-up only makes things late.

With SQLite each listener has a datagram socket in the data directory's `wake/`; whoever commits sends to them all.
With PostgreSQL it is LISTEN and NOTIFY, sent after the commit: inside the transaction NOTIFY would let commits wait
for each other.
"""

import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Protocol

from django.conf import settings
from django.db import connection

CHANNEL = "samar_wake"
RETRY_SECONDS = 1.0
GATHERED_SECONDS = 0.01
_LONGEST_ADDRESS = 100  # bytes; the kernel takes 107, and 103 on macOS

type Ring = Callable[[], None]


def wake() -> None:
    """Wake every listener, those in other processes too. Never waits for one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    else:
        _gathered.knock(_directory())


class Ear(Protocol):
    """What a listener hears by, on one kind of database."""

    def hear(self) -> bool:
        """Wait, for a while at least, and tell whether there was a knock. Raises OSError when out of order."""

    def interrupt(self) -> None:
        """Let a `hear` in another thread come back soon."""

    def close(self) -> None:
        """Give back what it holds; it may hear again afterwards, if it can."""


class Listener:
    """Calls `ring`, in a thread of its own, whenever someone was woken, until closed."""

    def __init__(self, ring: Ring) -> None:
        self._ring, self._closed, self._ear = ring, threading.Event(), _ear()
        self._thread = threading.Thread(target=self._listen, name="wake", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._closed.set()
        self._ear.interrupt()
        self._thread.join(2 * RETRY_SECONDS)

    def _listen(self) -> None:
        while not self._closed.is_set():
            try:
                heard = self._ear.hear()
            except OSError:
                self._ear.close()
                self._closed.wait(RETRY_SECONDS)
                heard = True  # something may have been missed meanwhile
            if heard and not self._closed.is_set():
                self._ring()
        self._ear.close()


class SocketEar:
    """A datagram socket with a name in `directory`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._name = f"wake-{os.getpid()}-{secrets.token_hex(4)}.sock"
        self._socket = self._open()

    def hear(self) -> bool:
        """Wait for a knock, and take with it all that came meanwhile. Raises OSError."""
        if self._socket.fileno() < 0:
            self._socket = self._open()
        self._socket.recv(1)
        with suppress(BlockingIOError):
            while True:
                self._socket.recv(1, socket.MSG_DONTWAIT)
        return True

    def interrupt(self) -> None:
        _knock(self._directory, self._name)

    def close(self) -> None:
        (self._directory / self._name).unlink(missing_ok=True)
        self._socket.close()

    def _open(self) -> socket.socket:
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        with _address(self._directory, self._name) as address:
            ear.bind(address)
        return ear


class _Gathered:
    """Knocks of this process, at most one in `GATHERED_SECONDS`: at 300 commits a second each would cost as much
    as an answer, since every listener wakes and looks. The last of several comes late, never not at all.
    """

    def __init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """Plan nothing: in a process that was forked off, what was planned stays with the parent."""
        self._lock = threading.Lock()
        self._knocked_at: dict[Path, float] = {}
        self._planned: set[Path] = set()

    def knock(self, directory: Path) -> None:
        with self._lock:
            if directory in self._planned:
                return
            wait = self._knocked_at.get(directory, 0.0) + GATHERED_SECONDS - monotonic()
            if wait > 0:
                self._planned.add(directory)
                threading.Timer(wait, self._knock_as_planned, [directory]).start()
                return
            self._knocked_at[directory] = monotonic()
        _knock(directory)

    def _knock_as_planned(self, directory: Path) -> None:
        with self._lock:
            self._planned.discard(directory)
            self._knocked_at[directory] = monotonic()
        _knock(directory)


_gathered = _Gathered()
os.register_at_fork(after_in_child=_gathered.begin_anew)


def _ear() -> Ear:
    if connection.vendor == "postgresql":
        from samar.kit.notify import NotifyEar  # noqa: PLC0415  psycopg is 5 MB that SQLite does not need

        return NotifyEar(connection.get_connection_params(), CHANNEL, RETRY_SECONDS)
    return SocketEar(_directory())


def _directory() -> Path:
    return Path(settings.DATA_DIR) / "wake"


def _knock(directory: Path, names: str = "wake-*.sock") -> None:
    if not directory.is_dir():
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as knocker:
        knocker.settimeout(0)
        for path in directory.glob(names):
            with _address(directory, path.name) as address:
                _knock_at(knocker, address, path)


def _knock_at(knocker: socket.socket, address: str, path: Path) -> None:
    try:
        knocker.sendto(b"\0", address)
    except ConnectionRefusedError:  # its process was killed
        path.unlink(missing_ok=True)
    except (BlockingIOError, FileNotFoundError):  # it has knocks enough, or has just gone
        return


@contextmanager
def _address(directory: Path, name: str) -> Iterator[str]:
    """A short way to the socket `name` in `directory`, because addresses of sockets may not be long."""
    plain = str(directory / name)
    if len(os.fsencode(plain)) <= _LONGEST_ADDRESS:
        yield plain
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{handle}/{name}"
    finally:
        os.close(handle)
