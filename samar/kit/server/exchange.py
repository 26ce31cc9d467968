"""One request taken to a WSGI application and its answer brought back, all of it inside a thread."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from samar.kit.server.environ import Environ, FileChunks

type Header = tuple[bytes, bytes]
type Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Exchange:
    """Begun once; then `more` until it answers None; then closed. `begin` closes it when nothing more will come."""

    def __init__(self, application: Application, environ: Environ) -> None:
        self._application, self.environ = application, environ
        self.status = 500
        self.headers: list[Header] = []
        self.is_whole = True
        self._answer: Iterable[bytes] = ()
        self._pieces: Iterator[bytes] = iter(())

    def begin(self) -> bytes:
        """The whole body, or the first piece of one that comes bit by bit (`is_whole` tells)."""
        self._answer = self._application(self.environ, self._start)
        self._pieces = iter(self._answer)
        if self.environ["REQUEST_METHOD"] == "HEAD":
            self.close()
            return b""
        if _is_at_hand(self._answer):
            whole = b"".join(self._pieces)
            self.close()
            return whole
        first = next(self._pieces, b"")
        self.is_whole = isinstance(self._answer, FileChunks) and len(first) < FileChunks.SIZE
        if self.is_whole:
            self.close()
        return first

    def more(self) -> bytes | None:
        """The next piece, or None at the end."""
        return next(self._pieces, None)

    def close(self) -> None:
        """Let the application end its request: Django looks after its database connections then."""
        answer, self._answer = self._answer, ()
        if (close := getattr(answer, "close", None)) is not None:
            close()

    def _start(self, status: str, headers: list[tuple[str, str]], _problem: object = None) -> Callable[[bytes], None]:
        self.status = int(status[:3])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return _no_write


def _is_at_hand(answer: Iterable[bytes]) -> bool:
    """Whether the body is all there, so that one hop is enough: a list, or what Django says does not stream."""
    return isinstance(answer, list | tuple) or getattr(answer, "streaming", True) is False


def _no_write(_piece: bytes) -> None:
    raise NotImplementedError("bodies are iterated, not written")
