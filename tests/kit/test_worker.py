"""The worker handles what comes, makes lost wake-ups good, and does its duties in time."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from time import monotonic

import pytest
import time_machine
from django.conf import settings
from django.db import connection, transaction

from samar.kit import wake, worker
from samar.kit.clock import now
from samar.kit.models import DueDuty, OutboxEvent
from samar.kit.outbox import publish
from tests.kit.happenings import LampBroken, LampDeadly, LampLit, breaks, traces

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No failure left over, no duty but the test's own, and no waiting."""
    breaks(now=False)
    monkeypatch.setattr(worker, "_duties", {})
    monkeypatch.setattr(worker, "POLL_SECONDS", 0.2)


@contextmanager
def working() -> Iterator[None]:
    """A worker in a thread of this process."""
    one = worker.Worker()
    thread = Thread(target=_run, args=(one,))
    thread.start()
    yield
    one.stop()
    thread.join(5)
    assert not thread.is_alive()


def test_what_is_published_is_handled_soon() -> None:
    with working():
        for lamp in range(30):
            publish_now(LampLit(lamp))
        wait_for(lambda: traces("note") == list(range(30)))


def test_what_was_published_while_no_worker_ran_is_handled_when_one_starts() -> None:
    publish_now(LampLit(1))
    with working():
        wait_for(lambda: traces("note") == [1])


def test_a_lost_wake_up_only_makes_it_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wake, "wake", lambda: None)
    with working():
        publish_now(LampLit(1))
        wait_for(lambda: traces("note") == [1])


def test_a_failed_event_is_tried_again_when_its_time_has_come() -> None:
    breaks(now=True)
    with working():
        publish_now(LampBroken(1))
        wait_for(lambda: OutboxEvent.objects.filter(attempts__gt=0).exists())
        breaks(now=False)
        wait_for(lambda: traces("fragile") == [1])
    assert traces("sturdy") == [1]


def test_a_worker_killed_in_the_middle_of_a_handler_leaves_the_effect_once_in_the_end() -> None:
    breaks(now=True)
    publish_now(LampLit(1))
    publish_now(LampDeadly(2))
    publish_now(LampLit(3))
    assert run_worker_process() == -signal.SIGKILL
    assert traces("deadly") == []
    breaks(now=False)
    with working():
        wait_for(lambda: not OutboxEvent.objects.filter(handled_at=None).exists())
    assert traces("deadly") == [2]
    assert sorted(traces("note")) == [1, 3]


def test_an_event_that_kills_its_worker_does_not_keep_the_others_waiting() -> None:
    breaks(now=True)
    publish_now(LampDeadly(1))
    publish_now(LampLit(2))
    assert run_worker_process() == -signal.SIGKILL
    with working():  # it would die of it too, so it must not meet it for a while
        OutboxEvent.objects.filter(name="kit.LampDeadly").update(next_try_at=now() + timedelta(minutes=1))
        wait_for(lambda: traces("note") == [2])
    assert OutboxEvent.objects.get(name="kit.LampDeadly").attempts == 1


def test_a_duty_is_done_once_a_period() -> None:
    done: list[int] = []
    worker.every(hours=2)(lambda: done.append(1))
    for hours in (0, 1, 2.1, 3, 4.2):
        with time_machine.travel(START + timedelta(hours=hours), tick=False):
            worker.do_due_duties()
    assert len(done) == 3


def test_a_duty_that_fails_is_tried_again_soon() -> None:
    done: list[int] = []
    worker.every(hours=24)(lambda: done.append(1 // len(done)) if done else done.append(1 // 0))
    with time_machine.travel(START, tick=False):
        worker.do_due_duties()
        assert DueDuty.objects.get().due_at == START + timedelta(minutes=5)
    assert not done


def test_the_kit_forgets_what_it_no_longer_needs() -> None:
    names = subprocess.run(
        [sys.executable, "-c", _NAME_DUTIES], capture_output=True, text=True, check=True, env=_environment()
    ).stdout
    assert {"samar.kit.handling.forget_handled", "samar.kit.once.forget_old_keys"} <= set(names.split())


START = now()
_NAME_DUTIES = "import django; django.setup(); from samar.kit import worker; print(*worker._duties)"
_RUN_WORKER = """
import os, django
django.setup()
from django.db import connections
connections.settings["default"]["NAME"] = os.environ["TEST_DATABASE"]
from tests.kit import happenings
from samar.kit.worker import Worker
Worker().run()
"""


def run_worker_process() -> int:
    """A worker as a process of its own, on the database of the test; answers how it ended."""
    environment = _environment() | {"TEST_DATABASE": str(connection.settings_dict["NAME"])}
    return subprocess.run([sys.executable, "-c", _RUN_WORKER], env=environment, timeout=9, check=False).returncode


def publish_now(happened: object) -> None:
    with transaction.atomic():
        publish(happened)


def wait_for(seen: object, seconds: float = 5) -> None:
    """Look again and again until it is so."""
    until = monotonic() + seconds
    while not seen():
        assert monotonic() < until, "it took too long"
        Event().wait(0.02)


def _run(one: worker.Worker) -> None:
    one.run()
    connection.close()


def _environment() -> dict[str, str]:
    return os.environ | {"SAMAR_DATA_DIR": str(settings.DATA_DIR), "DJANGO_SETTINGS_MODULE": "samar.config.settings"}
