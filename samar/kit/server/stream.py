"""One open stream: what waits to be sent to it, and the sending."""

from asyncio import CancelledError, Task, current_task, eager_task_factory, get_running_loop
from collections.abc import Hashable
from typing import Any

from samar.kit.live import Cookies
from samar.kit.outbox import START, Position
from samar.kit.server.bodies import Receive
from samar.kit.server.dispatcher import Send

MOST_PENDING = 200  # messages; who reads so slowly is let go, comes back, and is sent what was missed

type Key = tuple[str, Hashable]


class Stream:
    """The wire to one browser. `viewer`, `granted` and `checked_at` are the hub's thread's, the rest the loop's."""

    def __init__(self, send: Send, cookies: Cookies, session: str) -> None:
        self.cookies, self.session = cookies, session
        self.viewer: Any = None
        self.granted: frozenset[Key] = frozenset()
        self.checked_at = 0.0
        self.keys: frozenset[Key] = frozenset()
        self.beaten_at = 0.0
        self.after: Position = START
        self.held: list[tuple[Position, bytes]] | None = []
        self._send = send
        self._pending: list[bytes] = []
        self._sender: Task[None] | None = None
        self._task = current_task()
        self._is_over = False

    def put(self, position: Position, message: bytes) -> None:
        """Send what happened at `position`, once; it is held back until `release`."""
        if self.held is not None:
            self.held.append((position, message))
        elif position > self.after:
            self.write(message)

    def release(self, after: Position) -> None:
        """Let go what was held back and happened after `after`: what came before has been sent."""
        held, self.held, self.after = self.held or [], None, after
        for position, message in held:
            self.put(position, message)

    def write(self, message: bytes) -> None:
        """Send `message` after what is pending; whoever reads far too slowly is let go."""
        if self._is_over:
            return
        self._pending.append(message)
        if len(self._pending) > MOST_PENDING:
            self.end()
        elif self._sender is None or self._sender.done():
            self._sender = eager_task_factory(get_running_loop(), self._flush())

    def end(self) -> None:
        """Let `stay` come back."""
        if self._task is not None:
            self._task.cancel()

    async def stay(self, receive: Receive) -> None:
        """Wait until the browser leaves or `end` is called, then close the answer."""
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        except CancelledError:
            if self._task is not None:
                self._task.uncancel()
        self._is_over = True
        if self._sender is not None:
            self._sender.cancel()
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _flush(self) -> None:
        while self._pending:
            piece, self._pending = b"".join(self._pending), []
            await self._send({"type": "http.response.body", "body": piece, "more_body": True})
