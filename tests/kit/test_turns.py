"""Writers of SQLite come in turn, none waits for ever, and the dead hold nobody up."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import pytest
from django.db import OperationalError, connection, transaction

from samar.kit.models import DueDuty
from samar.kit.sqlite import base
from samar.kit.sqlite.turns import Turn

_HOLD = """
import sys
from samar.kit.sqlite.turns import Turn
Turn(sys.argv[1]).take(1)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "turn")


def test_a_turn_is_one_connections_at_a_time(path: str) -> None:
    first, second = Turn(path), Turn(path)
    assert first.take(1)
    assert first.take(1)
    assert not second.take(0.05)
    first.leave()
    assert second.take(1)


def test_who_came_first_is_served_first(path: str) -> None:
    holder, order = Turn(path), []
    holder.take(1)
    threads = []
    for name in range(6):
        threads.append(Thread(target=_take_and_note, args=(path, name, order)))
        threads[-1].start()
        _wait_until_queued(path, name + 1)
    holder.leave()
    for thread in threads:
        thread.join()
    assert order == list(range(6))


def test_who_lost_patience_leaves_the_turn_to_others(path: str) -> None:
    first, second, third = Turn(path), Turn(path), Turn(path)
    first.take(1)
    assert not second.take(0.05)
    first.leave()
    assert third.take(2)
    third.leave()
    assert second.take(2)


def test_the_dead_give_their_turn_back(path: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    mine = Turn(path)
    assert not mine.take(0.05)
    os.kill(holder.pid, signal.SIGKILL)
    assert mine.take(5)
    holder.communicate()


def test_a_closed_connection_is_out_of_the_queue(path: str) -> None:
    first, second = Turn(path), Turn(path)
    first.take(1)
    first.close()
    assert second.take(1)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has many writers")
@pytest.mark.django_db(transaction=True)
class TestTransactions:
    def test_one_that_fails_gives_its_turn_back(self) -> None:
        with pytest.raises(ZeroDivisionError):
            _fail_in_a_transaction()
        _in_another_thread(lambda: DueDuty.objects.create(name="after"))
        assert DueDuty.objects.get().name == "after"

    def test_who_waits_too_long_is_told_that_the_database_is_locked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(base, "BUSY_SECONDS", 0.05)
        problems: list[BaseException] = []
        with transaction.atomic():
            _in_another_thread(lambda: _write(problems))
        assert [type(problem) for problem in problems] == [OperationalError]

    def test_many_writers_wait_about_as_long_as_each_other(self) -> None:
        longest: list[float] = []
        threads = [Thread(target=_write_often, args=(name, longest)) for name in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert DueDuty.objects.count() == 200
        assert max(longest) < 1  # seconds; without turns some wait for two and more


def _fail_in_a_transaction() -> None:
    with transaction.atomic():
        DueDuty.objects.create(name="failed")
        raise ZeroDivisionError


def _write(problems: list[BaseException]) -> None:
    try:
        with transaction.atomic():
            DueDuty.objects.create(name="other")
    except OperationalError as problem:
        problems.append(problem)


def _write_often(writer: int, longest: list[float]) -> None:
    waits = []
    for number in range(50):
        began = monotonic()
        with transaction.atomic():
            DueDuty.objects.create(name=f"{writer}.{number}")
        waits.append(monotonic() - began)
    longest.append(max(waits))
    connection.close()


def _in_another_thread(work: object) -> None:
    def run() -> None:
        work()
        connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def _take_and_note(path: str, name: int, order: list[int]) -> None:
    turn = Turn(path)
    assert turn.take(5)
    order.append(name)
    turn.leave()


def _wait_until_queued(path: str, waiting: int) -> None:
    inode = Path(path).stat().st_ino
    while sum(f":{inode} " in line and "->" in line for line in Path("/proc/locks").read_text().splitlines()) < waiting:
        Event().wait(0.005)
