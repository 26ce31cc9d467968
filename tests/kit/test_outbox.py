"""Events are kept or rolled back with what happened, and handled at least once, once in effect."""

import logging
from datetime import timedelta
from threading import Event, Thread
from time import monotonic

import pytest
import time_machine
from django.db import connection, transaction

from samar.kit.clock import now
from samar.kit.handling import delay, forget_handled, handle_due, handle_due_warily, next_due_at
from samar.kit.models import HandledEvent, OutboxEvent
from samar.kit.outbox import START, events_after, latest_position, name_of, place, publish, read
from tests.kit.happenings import LampBroken, LampLit, LampSeen, breaks, traces

LATEST = 20  # seconds

pytestmark = pytest.mark.django_db(transaction=True)
postgresql_only = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")


@pytest.fixture(autouse=True)
def _whole() -> None:
    breaks(now=False)


def light(lamp: int, kind: type = LampLit) -> None:
    with transaction.atomic():
        publish(kind(lamp))


def test_publishing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        publish(LampLit(1))


def test_an_event_goes_with_the_transaction_that_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        _light_and_fail()
    assert not OutboxEvent.objects.exists()


def test_an_event_is_handled_once() -> None:
    light(7)
    assert handle_due()
    assert not handle_due()
    assert traces("note") == [7]
    assert HandledEvent.objects.get().handler == "tests.kit.happenings.note"
    assert OutboxEvent.objects.get().handled_at is not None


def test_what_nobody_handles_waits_for_nobody() -> None:
    light(7, LampSeen)
    assert OutboxEvent.objects.get().handled_at is not None
    assert not handle_due()


def test_a_row_gives_its_event_back() -> None:
    light(7)
    assert read(OutboxEvent.objects.get()) == LampLit(7)
    assert OutboxEvent.objects.get().name == name_of(LampLit) == "kit.LampLit"


def test_a_failing_handler_stops_neither_its_neighbour_nor_later_events() -> None:
    breaks(now=True)
    light(1, LampBroken)
    light(2)
    assert handle_due()
    handle_due()  # a slow machine may leave the second event to a turn of its own
    assert traces("fragile") == []
    assert traces("sturdy") == [1]
    assert traces("note") == [2]
    breaks(now=False)
    with time_machine.travel(now() + timedelta(seconds=2)):
        assert handle_due()
    assert traces("fragile") == [1]
    assert traces("sturdy") == [1]


def test_a_failing_event_is_tried_ever_more_rarely() -> None:
    breaks(now=True)
    light(1, LampBroken)
    moment, waits = now(), []
    for _ in range(4):
        with time_machine.travel(moment, tick=False):
            handle_due()
            waits.append((next_due_at() - moment).total_seconds())
        moment = next_due_at()
    assert waits == [1, 2, 4, 8]
    assert delay(400) == 3600


def test_a_failure_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    breaks(now=True)
    light(1, LampBroken)
    with caplog.at_level(logging.ERROR):
        handle_due()
    assert "fail_at_times" in caplog.text
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_warily_handles_all_the_same() -> None:
    light(1)
    light(2)
    assert handle_due_warily()
    assert traces("note") == [1, 2]
    assert not handle_due_warily()


def test_an_event_of_an_older_version_waits_instead_of_blocking() -> None:
    OutboxEvent.objects.create(name=name_of(LampLit), payload={"candle": 1})
    light(2)
    handle_due()
    assert traces("note") == [2]
    assert OutboxEvent.objects.filter(handled_at=None).count() == 1


def test_handled_events_are_forgotten_after_two_days() -> None:
    light(1)
    handle_due()
    breaks(now=True)
    light(2, LampBroken)
    handle_due()
    with time_machine.travel(now() + timedelta(days=3)):
        forget_handled()
    assert [row.name for row in OutboxEvent.objects.all()] == ["kit.LampBroken"]


def settled(many: int) -> None:
    """Wait until readers see `many` events: on PostgreSQL they are late, by design, while any transaction of the
    cluster still runs, and other tests have theirs.
    """
    end = monotonic() + LATEST
    while len(events_after(START, ["kit.LampSeen"], most=9)) < many and monotonic() < end:
        Event().wait(0.05)


def test_events_are_read_in_the_order_of_their_places() -> None:
    for lamp in range(5):
        light(lamp, LampSeen)
    settled(5)
    rows = events_after(START, ["kit.LampSeen"], most=3)
    assert [read(row).lamp for row in rows] == [0, 1, 2]
    assert [read(row).lamp for row in events_after(place(rows[-1]), ["kit.LampSeen"], most=9)] == [3, 4]
    assert not events_after(latest_position(), ["kit.LampSeen"], most=9)
    assert not events_after(START, ["kit.LampLit"], most=9)


@postgresql_only
def test_an_event_that_commits_late_is_read_after_the_earlier_commit_of_a_higher_number() -> None:
    written, go = Event(), Event()
    slow = Thread(target=_publish_slowly, args=(1, written, go))
    slow.start()
    assert written.wait(5)
    light(2, LampSeen)  # a higher number, committed first
    seen = [read(row).lamp for row in events_after(START, ["kit.LampSeen"], most=9)]
    position = latest_position()
    go.set()
    slow.join()
    seen += [read(row).lamp for row in events_after(position, ["kit.LampSeen"], most=9)]
    assert sorted(seen) == [1, 2]


@postgresql_only
def test_two_workers_share_the_events() -> None:
    for lamp in range(40):
        light(lamp)
    counts: list[int] = []
    workers = [Thread(target=_handle_all, args=(counts,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(traces("note")) == list(range(40))
    assert sum(counts) == 40  # none was looked at by two


def _light_and_fail() -> None:
    with transaction.atomic():
        publish(LampLit(1))
        raise ZeroDivisionError


def _publish_slowly(lamp: int, written: Event, go: Event) -> None:
    with transaction.atomic():
        publish(LampSeen(lamp))
        written.set()
        go.wait(5)
    connection.close()


def _handle_all(counts: list[int]) -> None:
    while count := handle_due():
        counts.append(count)
    connection.close()
