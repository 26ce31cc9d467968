"""Streams end with their sessions, show that they live, and go on when something fails."""

import asyncio
from collections.abc import Iterator

import pytest

from samar.kit import live, wake
from samar.kit.server import hub as hub_module
from samar.kit.server.showing import drop_connection
from samar.kit.server.threads import Threads
from tests.kit.hearing import (
    Listening,
    Rang,
    Said,
    Streams,
    be_forgotten,
    become,
    happen,
    leave,
    run,
    rung,
    set_up_channels,
    sign_in,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _channels(monkeypatch: pytest.MonkeyPatch) -> None:
    set_up_channels(monkeypatch)


@pytest.fixture
def threads() -> Iterator[Threads]:
    threads = Threads(1, "live")
    yield threads
    asyncio.run(threads.run(drop_connection))


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
        await asyncio.to_thread(be_forgotten)
        await happen(Rang(1))
        await wire.until(lambda wire: wire.is_over)
        assert wire.events() == []

    run(threads, scene)


def test_what_one_may_follow_is_asked_again_at_each_sending(threads: Threads) -> None:
    sign_in("a", 1)

    async def scene(streams: Streams) -> None:
        wire = await streams.open("a")
        await asyncio.to_thread(become, "a", 2)
        await happen(Rang(1))  # no longer theirs, and now it is known
        await wire.until(lambda _wire: True)
        await happen(Rang(2))
        await wire.until(rung(1))
        assert wire.events() == [("bell", "2\nis rung")]

    run(threads, scene)


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
        await asyncio.to_thread(be_forgotten)
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
