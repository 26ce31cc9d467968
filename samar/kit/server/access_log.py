"""The access log: what was asked for by its name, how it went, about how long it took. Never who or what exactly."""

from asyncio import get_running_loop
from collections.abc import Callable

from samar.kit.clock import now

WRITE_EVERY = 1.0  # seconds
STEP = 0.01  # seconds to which times are rounded up, since exact ones tell apart what shall look the same

type Write = Callable[[str], object]


class AccessLog:
    """Keeps lines for a second and writes them together; `write` is None where nothing is to be logged."""

    def __init__(self, write: Write | None) -> None:
        self._write = write
        self._lines: list[str] = []

    def note(self, route: str, status: int, seconds: float) -> None:
        """Note one answer: the name of its route, its status, and how long it took."""
        if self._write is None:
            return
        if not self._lines:
            get_running_loop().call_later(WRITE_EVERY, self.flush)
        self._lines.append(f"{route} {status} {(int(seconds / STEP) + 1) * STEP:.2f}")

    def flush(self) -> None:
        """Write what was noted."""
        lines, self._lines = self._lines, []
        if lines and self._write is not None:
            minute = now().strftime("%Y-%m-%dT%H:%MZ")
            self._write("".join(f"{minute} {line}\n" for line in lines))
