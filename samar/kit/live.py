"""What is shown the moment it happens: channels that rooms declare, sent to whoever is subscribed and may see it.

A room says in its `streams.py`

    @streams("bell", on=BellRang, key=lambda event: event.persona, subscribe=lambda viewer: {viewer.persona_id})
    def bell_line(viewer, event) -> str | None:
        return fragment for this viewer, or None when there is nothing for them to see

and publishes the event as it publishes all others. The browser listens at `/live/` (server-sent events).
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samar.kit.outbox import event, name_of, publish

type Viewer = Any  # people.viewer.Viewer; the kit stands below people
type Render = Callable[[Viewer, Any], str | None]
type Cookies = Mapping[str, str]
type Identify = Callable[[Cookies], Viewer | None]


@dataclass(frozen=True)
class Channel:
    """What a room streams. `fresh_for`: how many seconds old the knowledge of a viewer may be when sending."""

    name: str
    on: str
    key: Callable[[Any], Hashable]
    subscribe: Callable[[Viewer], Iterable[Hashable]]
    render: Render
    fresh_for: float


@event
class StreamsEnded:
    """A session is over: whatever streams to it must end."""

    session: str


_channels: dict[str, Channel] = {}
_identify: list[Identify] = []


def streams(
    name: str,
    *,
    on: type,
    key: Callable[[Any], Hashable],
    subscribe: Callable[[Viewer], Iterable[Hashable]],
    fresh_for: float = 0.0,
) -> Callable[[Render], Render]:
    """Let the decorated function make what viewers are sent on the channel `name` when an event `on` happened.

    `subscribe` says which keys a viewer may follow, `key` which one an event belongs to. Who the viewer is, and with
    that what they may follow, is found out again before each sending unless it is known for less than `fresh_for`
    seconds; a channel for very many people at once may take some.
    """

    def register(render: Render) -> Render:
        _channels[name] = Channel(name, name_of(on), key, subscribe, render, fresh_for)
        return render

    return register


def end_streams(session_key: str) -> None:
    """End what is streamed to the session with this key, at once. Call it in the transaction that ends the session."""
    end_streams_of_digest(session_digest(session_key))


def end_streams_of_digest(digest: str) -> None:
    """The same, for who knows only the digest (SHA-256, hexadecimal) of the session's key."""
    publish(StreamsEnded(digest[:_TAG]))


def identify_with(identify: Identify) -> None:
    """Let `identify` tell from cookies who the viewer is; None for those to whom nothing is streamed."""
    _identify[:] = [identify]


def viewer_of(cookies: Cookies) -> Viewer | None:
    """Who sends these cookies, by the function given to `identify_with`; None for strangers."""
    return _identify[0](cookies) if _identify else None


def channels() -> Iterable[Channel]:
    """Every channel of every room."""
    return _channels.values()


def channels_by_event() -> Mapping[str, list[Channel]]:
    """The channels fed by the events of each name."""
    fed: dict[str, list[Channel]] = defaultdict(list)
    for channel in _channels.values():
        fed[channel.on].append(channel)
    return fed


def keys_of(viewer: Viewer) -> frozenset[tuple[str, Hashable]]:
    """Everything that `viewer` may follow now, as pairs of channel and key."""
    return frozenset((channel.name, key) for channel in _channels.values() for key in channel.subscribe(viewer))


def session_digest(session_key: str) -> str:
    """How a session is named where its key must not stand."""
    return hashlib.sha256(session_key.encode()).hexdigest()


def session_tag(session_key: str) -> str:
    """What `StreamsEnded` calls the session with this key."""
    return session_digest(session_key)[:_TAG]


_TAG = 24  # characters of the digest: enough to tell sessions apart, of no other use
