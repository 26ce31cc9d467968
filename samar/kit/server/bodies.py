"""Taking in what a browser sends, before anything waits for it in a thread."""

from asyncio import timeout
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

type Message = dict[str, Any]
type Receive = Callable[[], Awaitable[Message]]

IN_MEMORY = 2_000_000  # bytes of one body; what is longer waits in an unnamed file
PATIENCE = 30.0  # seconds between two pieces
MOST_IGNORED = 16  # times the allowed size: so much is read and dropped, or the browser would show no answer


class TooLarge(Exception):  # noqa: N818  the names say what is the matter
    """More than the network takes at once."""


class Gone(Exception):  # noqa: N818
    """The browser left, or stopped sending."""


@dataclass(frozen=True)
class Body:
    file: BinaryIO
    length: int


def no_body() -> Body:
    """The body of a request that brings none."""
    return Body(BytesIO(), 0)


async def receive_body(receive: Receive, *, most: int) -> Body:
    """The body of a request, at its beginning. Raises TooLarge over `most` bytes, Gone when it never comes whole.

    Bodies of the default size stay in memory: what people write shall not touch the disk before it is sealed.
    """
    file = cast("BinaryIO", SpooledTemporaryFile(max_size=IN_MEMORY))  # noqa: SIM115  closed by whoever reads it
    length, more = 0, True
    while more:
        message = await _next_piece(receive)
        piece, more = message.get("body", b""), message.get("more_body", False)
        length += len(piece)
        if length > MOST_IGNORED * most:
            break
        if length <= most:
            file.write(piece)
    if length > most:
        file.close()
        raise TooLarge
    file.seek(0)
    return Body(file, length)


async def _next_piece(receive: Receive) -> Message:
    try:
        async with timeout(PATIENCE):
            message = await receive()
    except TimeoutError:
        raise Gone from None
    if message["type"] == "http.disconnect":
        raise Gone
    return message
