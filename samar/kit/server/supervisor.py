"""The parent of every process: starts them, starts again what crashes, stops them all.

It forks after everything is loaded: processes begin at once and share the memory of what they have in common. So it
has no threads and no database connection of its own.
"""

import gc
import logging
import os
import select
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from samar.kit.trouble import Trial

STOP_SECONDS = 4.0  # until what has not stopped is killed
STABLE_SECONDS = 10.0  # after which a crash counts as the first
SLOWEST_RESTART = 5.0  # seconds
MOST_FIRST_FAILURES = 3  # of a process that was never ready

log = logging.getLogger("samar.server")

type Main = Callable[[int, Callable[[], None]], None]
type Say = Callable[[str], None]


@dataclass
class Child:
    """A process: its name, and what it runs, given the lifeline to watch and what to call when it is ready."""

    name: str
    main: Main
    pid: int = 0
    is_ready: bool = False
    failures: int = 0
    started_at: float = 0.0
    restart_at: float = 0.0
    ready_pipe: int = -1


@dataclass
class Supervisor:
    """Runs `children` until a signal comes. `on_ready` is called once, when all of them are ready."""

    children: Sequence[Child]
    on_ready: Callable[[], None]
    say: Say
    _is_stopping: bool = False
    _is_announced: bool = False
    _lifeline: tuple[int, int] = (-1, -1)
    _bell: tuple[int, int] = field(default=(-1, -1))

    def run(self) -> int:
        """Answers the exit code: 0 after a signal, 1 when a process cannot be brought up."""
        self._lifeline, self._bell = os.pipe(), os.pipe()
        for end in self._bell:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._bell[1])
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        gc.collect()
        gc.freeze()  # what is loaded stays shared: the collector of a child does not touch it
        for child in self.children:
            self._start(child)
        while not self._is_stopping:
            self._wait()
            if not self._look_after():
                break
        failed = not self._is_stopping
        self._stop_all()
        return 1 if failed else 0

    def _stop(self, *_signal: object) -> None:
        self._is_stopping = True

    def _start(self, child: Child) -> None:
        _flush()  # or a child would write it again
        child.ready_pipe, ready = os.pipe()
        child.started_at, child.restart_at = monotonic(), 0.0
        child.pid = os.fork()
        if child.pid == 0:
            self._become(child, ready)
        os.close(ready)

    def _become(self, child: Child, ready: int) -> None:
        """In the new process: forget what is the parent's, and never come back."""
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        for one in (self._lifeline[1], *self._bell):
            os.close(one)
        with suppress(OSError):  # not on Linux
            Path("/proc/self/comm").write_text(f"samar {child.name}", encoding="ascii")  # for ps and top
        code = 1
        try:
            with Trial(log, child.name) as trial:
                child.main(self._lifeline[0], lambda: _ring(ready))
            code = 0 if trial.succeeded else 1
        finally:
            _flush()
            os._exit(code)

    def _wait(self) -> None:
        """Until a signal, a child that is ready, or the time to start one again."""
        pipes = [child.ready_pipe for child in self.children if child.pid and not child.is_ready]
        restarts = [child.restart_at for child in self.children if child.restart_at]
        timeout = max(min(restarts) - monotonic(), 0) if restarts else None
        heard, _, _ = select.select([self._bell[0], *pipes], [], [], timeout)
        if self._bell[0] in heard:
            with suppress(BlockingIOError):
                os.read(self._bell[0], 4096)
        for child in self.children:
            if child.ready_pipe in heard and not child.is_ready:
                child.is_ready = bool(os.read(child.ready_pipe, 1))

    def _look_after(self) -> bool:
        """Start again what has crashed; False when it cannot go on."""
        for child in self.children:
            if child.pid and os.waitpid(child.pid, os.WNOHANG)[0]:
                self._has_ended(child)
                if not child.is_ready and child.failures >= MOST_FIRST_FAILURES:
                    self.say(f"{child.name} does not start")
                    return False
            if child.restart_at and monotonic() >= child.restart_at:
                self._start(child)
        if not self._is_announced and all(child.is_ready for child in self.children):
            self._is_announced = True
            self.on_ready()
        return True

    def _has_ended(self, child: Child) -> None:
        os.close(child.ready_pipe)
        was_stable = monotonic() - child.started_at > STABLE_SECONDS
        child.failures = 1 if was_stable else child.failures + 1
        wait = 0.0 if child.failures == 1 else min(0.1 * 2**child.failures, SLOWEST_RESTART)
        child.pid, child.restart_at = 0, monotonic() + wait
        if not self._is_stopping:
            self.say(f"{child.name} ended and is started again")

    def _stop_all(self) -> None:
        """Ask every process to stop, and kill what has not done so in time."""
        os.close(self._lifeline[1])
        alive = {child.pid for child in self.children if child.pid}
        for pid in alive:
            _send(pid, signal.SIGTERM)
        until = monotonic() + STOP_SECONDS
        while alive and monotonic() < until:
            select.select([self._bell[0]], [], [], max(until - monotonic(), 0))
            with suppress(BlockingIOError):
                os.read(self._bell[0], 4096)
            alive = {pid for pid in alive if not os.waitpid(pid, os.WNOHANG)[0]}
        for pid in alive:
            _send(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # whoever read it has gone
            stream.flush()


def _ring(pipe: int) -> None:
    os.write(pipe, b"1")
    os.close(pipe)


def _send(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)
