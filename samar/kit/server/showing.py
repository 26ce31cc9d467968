"""What a stream is shown: whatever of it asks the database or a room, all of it in the hub's thread."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import monotonic

from django.db import close_old_connections, connection

from samar.kit import live, outbox
from samar.kit.live import Channel
from samar.kit.models import OutboxEvent
from samar.kit.outbox import Position
from samar.kit.server import messages
from samar.kit.server.stream import Key, Stream
from samar.kit.trouble import Trial

MOST_MISSED = 500  # events looked through for one who comes back

log = logging.getLogger("samar.live")

type Followers = Callable[[Key], Iterable[Stream]]


@dataclass
class Shown:
    """Messages on their way, and the streams of which it was asked again who listens."""

    outgoing: list[tuple[Stream, bytes]] = field(default_factory=list)
    checked: list[Stream] = field(default_factory=list)
    encoded: dict[tuple[str, str], bytes] = field(default_factory=dict)


def check(streams: Iterable[Stream]) -> None:
    """Find out again who listens at each of `streams`, and what they may follow."""
    close_old_connections()
    for stream in streams:
        _look(stream)


def latest_position() -> Position:
    """Where a stream begins that missed nothing."""
    close_old_connections()
    return outbox.latest_position()


def events_after(position: Position, names: Iterable[str], most: int) -> list[OutboxEvent]:
    """What has happened since, in order (see kit.outbox)."""
    close_old_connections()
    return outbox.events_after(position, names, most)


def drop_connection() -> None:
    """Begin with a new connection the next time."""
    connection.close()


def shown(row: OutboxEvent, channels: Iterable[Channel], followers: Followers) -> Shown:
    """What everyone who follows and may see it is sent about `row`. Each text is encoded once."""
    result = Shown()
    with Trial(log, f"Reading event {row.id}"):
        happened = outbox.read(row)
        for channel in channels:
            key = (channel.name, channel.key(happened))
            for stream in followers(key):
                _show(row.id, happened, channel, key, stream, result)
    return result


def missed_by(stream: Stream, event_id: int, fed: dict[str, list[Channel]]) -> tuple[list[bytes], Position]:
    """What `stream` was not there for since the event with that number, and up to where that goes.

    Where the event is no longer kept, or too much has happened, it is one message that says so.
    """
    close_old_connections()
    position = outbox.position_of(event_id)
    rows = outbox.events_after(position, fed, MOST_MISSED) if position else []
    if position is None or len(rows) == MOST_MISSED:
        return [messages.missed(event_id)], outbox.latest_position()
    found: list[bytes] = []
    for row in rows:
        result = shown(row, fed[row.name], lambda key: [stream] if key in stream.granted else [])
        found += [message for _stream, message in result.outgoing]
    return found, outbox.place(rows[-1]) if rows else position


def _show(event_id: int, happened: object, channel: Channel, key: Key, stream: Stream, result: Shown) -> None:
    with Trial(log, f"The stream {channel.name}"):
        if monotonic() - stream.checked_at >= channel.fresh_for:
            _look(stream)
            result.checked.append(stream)
        text = channel.render(stream.viewer, happened) if key in stream.granted else None
        if text is not None:
            result.outgoing.append((stream, _encoded(event_id, channel.name, text, result)))


def _encoded(event_id: int, channel: str, text: str, result: Shown) -> bytes:
    if (channel, text) not in result.encoded:
        result.encoded[channel, text] = messages.encode(channel, text, event_id)
    return result.encoded[channel, text]


def _look(stream: Stream) -> None:
    stream.viewer = live.viewer_of(stream.cookies)
    stream.granted = live.keys_of(stream.viewer) if stream.viewer is not None else frozenset()
    stream.checked_at = monotonic()
