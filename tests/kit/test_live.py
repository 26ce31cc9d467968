"""Streams: who may listen, what they hear, and what they missed."""

import asyncio
from collections.abc import Iterator

import pytest

from samar.kit.outbox import Position
from samar.kit.server.messages import event_id_in
from samar.kit.server.showing import drop_connection
from samar.kit.server.stream import Stream
from samar.kit.server.threads import Threads
from tests.kit.hearing import (
    Rang,
    Said,
    Streams,
    Wire,
    forget_events,
    happen,
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
        await asyncio.to_thread(forget_events)
        again = await streams.open("a", last_id=wire.last_id())
        await again.until(rung(1))
        assert again.events() == [("missed", "")]

    run(threads, scene)


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


def test_what_was_missed_and_is_news_as_well_is_sent_once() -> None:
    async def scene() -> str:
        wire = Wire()
        stream = Stream(wire.send, {}, "tag")
        stream.put(Position(0, 1), b"one ")
        stream.put(Position(0, 2), b"two ")
        stream.release(Position(0, 1))  # the first was among what was missed
        stream.put(Position(0, 1), b"one ")
        stream.put(Position(0, 3), b"three")
        return wire.text

    assert asyncio.run(scene()) == "two three"
