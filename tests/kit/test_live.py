"""Streams: who may listen, what they hear, what they missed, and when it ends. Without a wire, in one loop."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction

from samar.kit import live, wake
from samar.kit.models import OnceKey, OutboxEvent
from samar.kit.outbox import event, publish
from samar.kit.server import hub as hub_module
from samar.kit.server.hub import Hub
from samar.kit.server.messages import event_id_in
from samar.kit.server.showing import drop_connection
from samar.kit.server.threads import Threads

pytestmark = pytest.mark.django_db(transaction=True)


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


@pytest.fixture(autouse=True)
def _channels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "_channels", {})
    monkeypatch.setattr(live, "_identify", [who])
    monkeypatch.setattr(hub_module, "GATHER_SECONDS", 0.0)

    @live.streams("bell", on=Rang, key=lambda event: event.persona, subscribe=lambda viewer: {viewer.persona})
    def ring(viewer: Listening, event: Rang) -> str | None:
        return f"{viewer.persona}\nis rung" if event.persona else None

    @live.streams("room", on=Said, key=lambda event: event.room, subscribe=lambda viewer: viewer.rooms, fresh_for=60)
    def say(viewer: Listening, event: Said) -> str | None:
        made.append(viewer.persona)
        return "same for all"


made: list[int] = []


@pytest.fixture
def threads() -> Iterator[Threads]:
    made.clear()
    threads = Threads(1, "live")
    yield threads
    asyncio.run(threads.run(drop_connection))


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


@pytest.mark.parametrize("session", ["", "unknown"])
def test_strangers_get_no_stream_and_no_word(threads: Threads, session: str) -> None:
    async def scene(streams: Streams) -> None:
        wire = await streams.open(session)
        assert (wire.status, wire.text) == (401, "")

    run(threads, scene)


def test_only_get_opens_a_stream(threads: Threads) -> None:
    async def scene(streams: Streams) -> None:
        assert (await streams.open("a", method="POST")).status == 405

    run(threads, scene)


def test_each_hears_what_is_theirs(threads: Threads) -> None:
    sign_in("a", 1)
    sign_in("b", 2)

    async def scene(streams: Streams) -> None:
        first, second = await streams.open("a"), await streams.open("b")
        await happen(Rang(1), Rang(2), Rang(3))
        await second.until(rung(1))
        assert first.events() == [("bell", "1\nis rung")]
        assert second.events() == [("bell", "2\nis rung")]

    run(threads, scene)


def test_two_windows_of_one_session_hear_the_same(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wires = [await streams.open("a") for _ in range(2)]
        await happen(Rang(1))
        for wire in wires:
            await wire.until(rung(1))
        assert wires[0].text == wires[1].text

    run(threads, scene)


def test_a_session_may_open_ten_windows(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        statuses = [(await streams.open("a")).status for _ in range(11)]
        assert statuses == [200] * 10 + [429]

    run(threads, scene)


def test_who_comes_back_is_sent_what_was_missed_once_and_in_order(threads: Threads) -> None:
    sign_in("a", 1, 7)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await happen(Rang(1))
        await wire.until(rung(1))
        wire.gone.set()
        await streams.closed()
        await happen(Said(7), Rang(2), Said(8), Rang(1))
        again = await streams.open("a", last_id=wire.last_id())
        await happen(Rang(1))
        await again.until(rung(3))
        assert again.events() == [("room", "same for all"), ("bell", "1\nis rung"), ("bell", "1\nis rung")]

    run(threads, scene)


def test_who_was_away_too_long_is_told_so(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await happen(Rang(1))
        await wire.until(rung(1))
        await asyncio.to_thread(_forget_everything)
        again = await streams.open("a", last_id=wire.last_id())
        await again.until(rung(1))
        assert again.events() == [("missed", "")]

    run(threads, scene)


def _forget_everything() -> None:
    OutboxEvent.objects.all().delete()
    connection.close()


def test_a_forged_place_is_a_fresh_start(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        await happen(Rang(1))
        wire = await streams.open("a", last_id="AAAA" * 9)
        await happen(Rang(1))
        await wire.until(rung(1))
        assert len(wire.events()) == 1

    run(threads, scene)


def test_the_place_in_a_message_shows_no_number(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await happen(Rang(1))
        await wire.until(rung(1))
        number = event_id_in(wire.last_id())
        assert number is not None
        assert str(number) not in wire.last_id()[:8]

    run(threads, scene)


def test_a_stream_ends_when_its_session_does_and_no_other_with_it(threads: Threads) -> None:
    sign_in("a", 1)
    sign_in("b", 1)

    async def scene(streams: Streams) -> None:
        first, second = await streams.open("a"), await streams.open("b")
        await leave("a")
        async with asyncio.timeout(1):
            await first.until(lambda wire: wire.is_over)
        await happen(Rang(1))
        await second.until(rung(1))
        assert first.events() == []

    run(threads, scene)


def test_a_session_that_ended_unsaid_is_noticed_before_the_next_message(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await asyncio.to_thread(_vanish)
        await happen(Rang(1))
        await wire.until(lambda wire: wire.is_over)
        assert wire.events() == []

    run(threads, scene)


def _vanish() -> None:
    OnceKey.objects.filter(scope="session").delete()
    connection.close()


def test_what_one_may_follow_is_asked_again_at_each_sending(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await asyncio.to_thread(_become_two)
        await happen(Rang(1))  # no longer theirs, and now it is known
        await wire.until(lambda _wire: True)
        await happen(Rang(2))
        await wire.until(rung(1))
        assert wire.events() == [("bell", "2\nis rung")]

    run(threads, scene)


def _become_two() -> None:
    sign_in("a", 2)
    connection.close()


def test_a_lost_wake_up_only_makes_it_late(threads: Threads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wake, "wake", lambda: None)
    monkeypatch.setattr(hub_module, "POLL_SECONDS", 0.1)
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await happen(Rang(1))
        await wire.until(rung(1))

    run(threads, scene)


def test_a_silent_stream_has_a_heartbeat(threads: Threads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "BEAT_SECONDS", 0.0)
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await wire.until(lambda wire: "\n\n:\n\n" in wire.text)

    run(threads, scene)


def test_a_session_that_ended_unsaid_ends_its_silent_stream(threads: Threads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "CHECK_SECONDS", 0.0)
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await asyncio.to_thread(_vanish)
        await wire.until(lambda wire: wire.is_over)

    run(threads, scene)


def test_closing_ends_every_stream(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wires = [await streams.open("a") for _ in range(3)]
        streams.hub.close()
        await streams.closed()
        assert all(wire.is_over for wire in wires)

    run(threads, scene)


def test_a_channel_that_fails_spoils_no_other(threads: Threads, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in("a", 1, 7)

    @live.streams("bad", on=Said, key=lambda event: event.room, subscribe=lambda viewer: viewer.rooms)
    def bad(viewer: Listening, event: Said) -> str | None:
        raise ZeroDivisionError

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await happen(Said(7))
        await wire.until(rung(1))
        assert wire.events() == [("room", "same for all")]

    run(threads, scene)
