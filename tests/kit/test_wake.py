"""Listeners are woken across processes, and nobody minds those that died."""

from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from socket import MSG_DONTWAIT

import pytest
from django.db import connection, transaction

from samar.kit import wake
from samar.kit.outbox import publish
from tests.kit.happenings import LampSeen

pytestmark = pytest.mark.django_db(transaction=True)
sqlite_only = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has notifications")
type Bell = SimpleQueue[bool]


@pytest.fixture
def here(tmp_path: Path, settings: object) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def bell(here: Path) -> Iterator[Bell]:
    bell: Bell = SimpleQueue()
    listener = wake.Listener(lambda: bell.put(True))
    yield bell
    listener.close()


def is_rung(bell: Bell) -> bool:
    try:
        return bell.get(timeout=5)
    except Empty:
        return False


def test_a_commit_wakes(bell: Bell) -> None:
    with transaction.atomic():
        publish(LampSeen(1))
    assert is_rung(bell)


def test_every_listener_is_woken(bell: Bell) -> None:
    other: Bell = SimpleQueue()
    listener = wake.Listener(lambda: other.put(True))
    wake.wake()
    assert is_rung(bell)
    assert is_rung(other)
    listener.close()


@sqlite_only
def test_many_knocks_never_wait_for_a_slow_listener(here: Path) -> None:
    ear = wake.SocketEar(here / "wake")
    for _ in range(1000):
        wake.wake()
    assert ear.hear()
    ear.close()


@sqlite_only
def test_the_socket_of_a_dead_process_is_removed(here: Path, bell: Bell) -> None:
    dead = wake.SocketEar(here / "wake")
    dead._socket.close()  # as a kill does: the name stays
    assert len(list((here / "wake").iterdir())) == 2
    wake.wake()
    assert is_rung(bell)
    assert len(list((here / "wake").iterdir())) == 1


@sqlite_only
def test_a_long_way_to_the_data_directory_is_no_obstacle(tmp_path: Path, settings: object) -> None:
    settings.DATA_DIR = tmp_path / ("long" * 30)
    bell: Bell = SimpleQueue()
    listener = wake.Listener(lambda: bell.put(True))
    wake.wake()
    assert is_rung(bell)
    listener.close()


@sqlite_only
def test_a_closed_listener_leaves_nothing(here: Path) -> None:
    wake.Listener(lambda: None).close()
    assert not list((here / "wake").iterdir())
    wake.wake()


def test_waking_nobody_is_fine(here: Path) -> None:
    wake.wake()
    assert not (here / "wake").exists()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a connection that can be lost")
def test_a_listener_whose_connection_was_lost_rings_and_hears_again(bell: Bell) -> None:
    wake.wake()
    assert is_rung(bell)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
    assert is_rung(bell)  # something may have been missed
    assert is_rung(bell)  # and it listens again


@sqlite_only
def test_knocks_that_follow_each_other_are_gathered_and_the_last_is_not_lost(here: Path) -> None:
    ear = wake.SocketEar(here / "wake")
    for _ in range(100):
        wake.wake()
    assert ear.hear()  # the first, at once
    assert ear.hear()  # all the others, by one
    with pytest.raises(BlockingIOError):
        ear._socket.recv(1, MSG_DONTWAIT)
    ear.close()
