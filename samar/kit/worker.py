"""The worker: handles events as they come and does what is to be done again and again."""

import logging
import os
import signal
from collections.abc import Callable
from datetime import timedelta
from math import inf
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic, sleep

from django.db import close_old_connections, connection, transaction

from samar.kit.clock import now
from samar.kit.handling import handle_due, handle_due_warily, next_due_at
from samar.kit.models import DueDuty
from samar.kit.trouble import Trial
from samar.kit.wake import Listener

POLL_SECONDS = 3.0  # in which a lost wake-up is made good
GATHER_SECONDS = 0.05  # in which more comes: one long turn at SQLite's write lock instead of many
SOON = timedelta(minutes=5)  # after which a duty that failed is tried again

type Duty = Callable[[], None]

log = logging.getLogger("samar.worker")
_duties: dict[str, tuple[Duty, timedelta]] = {}


def every(*, hours: float) -> Callable[[Duty], Duty]:
    """Let the decorated function be called about `hours` hours, by one worker. It must bear being called twice."""

    def register(duty: Duty) -> Duty:
        _duties[f"{duty.__module__}.{duty.__qualname__}"] = (duty, timedelta(hours=hours))
        return duty

    return register


class Worker:
    """Works until stopped; a knock by kit.wake makes it look at once, otherwise it looks every few seconds."""

    def __init__(self) -> None:
        self._bell: SimpleQueue[bool] = SimpleQueue()  # a signal's handler may ring it, whatever it interrupts
        self._going = True
        self._handle = handle_due_warily  # the last worker may have died of what is due now
        self._duties_looked_at = -inf

    def stop(self) -> None:
        """Let `run` come back after the work in hand. May be called by a signal's handler or another thread."""
        self._going = False
        self._ring()

    def run(self) -> None:
        """Work until stopped."""
        listener = Listener(self._ring)
        while self._going:
            if found := self._look():
                sleep(GATHER_SECONDS / found)  # the more there was, the sooner there is more
            else:
                self._rest()
        listener.close()

    def _ring(self) -> None:
        self._bell.put(True)  # noqa: FBT003

    def _look(self) -> int:
        """Do what is due; tells of how many events."""
        close_old_connections()  # one that was lost is opened again
        found = 0
        with Trial(log, "Handling what is due") as trial:
            if monotonic() - self._duties_looked_at > POLL_SECONDS:
                self._duties_looked_at = monotonic()
                do_due_duties()
            found = self._handle()
        if not trial.succeeded:
            connection.close()
            self._handle = handle_due_warily
        elif not found:
            self._handle = handle_due
        return found

    def _rest(self) -> None:
        try:
            self._bell.get(timeout=self._patience())
            while True:
                self._bell.get_nowait()
        except Empty:
            return

    def _patience(self) -> float:
        with Trial(log, "Looking for the next event"):
            if (due := next_due_at()) is not None:
                return min(max((due - now()).total_seconds(), 0.01), POLL_SECONDS)
        return POLL_SECONDS


def run_worker(lifeline: int, on_ready: Callable[[], None]) -> None:
    """Be a worker until a signal comes or `lifeline`, which the parent process holds, is at its end."""
    worker = Worker()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    Thread(target=_outlive, args=(lifeline, worker), name="lifeline", daemon=True).start()
    on_ready()
    worker.run()


def do_due_duties() -> None:
    """Do every duty that is due; one that fails is tried again soon."""
    if missing := _duties.keys() - set(DueDuty.objects.values_list("name", flat=True)):
        DueDuty.objects.bulk_create([DueDuty(name=name) for name in missing], ignore_conflicts=True)
    for name in DueDuty.objects.filter(name__in=_duties, due_at__lte=now()).values_list("name", flat=True):
        duty, period = _duties[name]
        if not _claim(name, period):
            continue
        with Trial(log, f"The duty {name}") as trial:
            duty()
        if not trial.succeeded:
            DueDuty.objects.filter(name=name).update(due_at=now() + min(SOON, period))


def _outlive(lifeline: int, worker: Worker) -> None:
    os.read(lifeline, 1)  # nothing is ever written: it comes back when the parent is gone
    worker.stop()


def _claim(name: str, period: timedelta) -> bool:
    """Whether this worker is the one to do it this time."""
    with transaction.atomic():
        return bool(DueDuty.objects.filter(name=name, due_at__lte=now()).update(due_at=now() + period))
