"""Browsers that listen without a wire, in one loop, for the tests of streams."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction

from samar.kit import live
from samar.kit.models import OnceKey, OutboxEvent
from samar.kit.outbox import event, publish
from samar.kit.server import hub as hub_module
from samar.kit.server.hub import Hub
from samar.kit.server.threads import Threads


@event
class Rang:
    persona: int


@event
class Said:
    room: int


@dataclass(frozen=True)
class Listening:
    persona: int
    rooms: frozenset[int] = frozenset()


def sign_in(name: str, persona: int, *rooms: int) -> None:
    """Open a session: kept in a table, because another thread looks for it."""
    OnceKey.objects.update_or_create(
        scope="session", key=name, defaults={"location": " ".join(map(str, [persona, *rooms]))}
    )


def sign_out(name: str) -> None:
    with transaction.atomic():
        OnceKey.objects.filter(scope="session", key=name).delete()
        live.end_streams(name)


def who(cookies: Any) -> Listening | None:
    found = OnceKey.objects.filter(scope="session", key=cookies.get("s", "")).first()
    if found is None:
        return None
    persona, *rooms = map(int, found.location.split())
    return Listening(persona, frozenset(rooms))


def set_up_channels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two channels: a bell for each persona, and rooms that several may follow."""
    monkeypatch.setattr(live, "_channels", {})
    monkeypatch.setattr(live, "_identify", [who])
    monkeypatch.setattr(hub_module, "GATHER_SECONDS", 0.0)

    @live.streams("bell", on=Rang, key=lambda event: event.persona, subscribe=lambda viewer: {viewer.persona})
    def ring(viewer: Listening, event: Rang) -> str | None:
        return f"{event.persona}\nis rung" if viewer.persona else None

    @live.streams("room", on=Said, key=lambda event: event.room, subscribe=lambda viewer: viewer.rooms, fresh_for=60)
    def say(viewer: Listening, event: Said) -> str | None:
        return "same for all"


@dataclass
class Wire:
    """One browser's connection: what came, and the way to leave."""

    status: int = 0
    text: str = ""
    is_over: bool = False
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        self.status = message.get("status", self.status)
        self.text += message.get("body", b"").decode()
        self.is_over = message["type"] == "http.response.body" and not message["more_body"]
        self.news.set()

    async def until(self, seen: Callable[["Wire"], bool]) -> None:
        async with asyncio.timeout(5):
            while not seen(self):
                self.news.clear()
                await self.news.wait()

    def events(self) -> list[tuple[str, str]]:
        found = []
        for block in self.text.split("\n\n"):
            lines = [line.partition(": ")[::2] for line in block.split("\n")]
            fields = {name: "\n".join(value for key, value in lines if key == name) for name, _value in lines}
            if "event" in fields:
                found.append((fields["event"], fields["data"]))
        return found

    def last_id(self) -> str:
        return self.text.rpartition("id: ")[2].partition("\n")[0]


class Streams:
    """A hub at work."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self._open: list[asyncio.Task[None]] = []

    async def open(self, session: str = "", *, last_id: str = "", method: str = "GET") -> Wire:
        headers = [(b"cookie", f"s={session}".encode())] if session else []
        headers += [(b"last-event-id", last_id.encode())] if last_id else []
        wire = Wire()
        scope = {"type": "http", "method": method, "path": "/live/", "headers": headers}
        self._open.append(asyncio.create_task(self.hub(scope, wire.receive, wire.send)))
        await wire.until(lambda wire: wire.is_over or "retry" in wire.text)
        return wire

    async def closed(self) -> None:
        await asyncio.gather(*self._open)


@asynccontextmanager
async def following(threads: Threads) -> AsyncIterator[Streams]:
    streams = Streams(Hub(threads))
    running = asyncio.create_task(streams.hub.run())
    yield streams
    streams.hub.close()
    await streams.closed()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def run(threads: Threads, scene: Callable[[Streams], Awaitable[None]]) -> None:
    async def play() -> None:
        async with following(threads) as streams:
            await scene(streams)

    asyncio.run(play())


async def happen(*events: object) -> None:
    """Publish in a transaction each, in a thread as a request does."""
    for one in events:
        await asyncio.to_thread(_publish, one)


def _publish(happened: object) -> None:
    with transaction.atomic():
        publish(happened)
    connection.close()


async def leave(name: str) -> None:
    await asyncio.to_thread(_sign_out, name)


def _sign_out(name: str) -> None:
    sign_out(name)
    connection.close()


def rung(times: int) -> Callable[[Wire], bool]:
    return lambda wire: len(wire.events()) >= times


def be_forgotten() -> None:
    """Let every session end without a word."""
    OnceKey.objects.filter(scope="session").delete()
    connection.close()


def forget_events() -> None:
    OutboxEvent.objects.all().delete()
    connection.close()


def become(name: str, persona: int) -> None:
    """Let the session go on as another persona."""
    sign_in(name, persona)
    connection.close()
