"""Server processes of the benchmarks: started, weighed and ended by their own ids."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import NotMeasured

PROGRAMS = Path(sys.executable).parent
ANSWER_SECONDS = 60.0  # to wait for a first answer
STOP_SECONDS = 15.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server: its first process and where it answers."""

    process: "subprocess.Popen[bytes]"
    port: int
    seconds_to_answer: float

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def cpu_seconds(self) -> float:
        """What all of its processes have used of the processors so far."""
        return sum(_cpu(pid) for pid in family(self.process.pid))

    def megabytes(self) -> float:
        """The memory of all its processes, shared pages counted once (proportional set size)."""
        return sum(_proportional(pid) for pid in family(self.process.pid)) / 1e6


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str], port: int, path: str = "/") -> Iterator[Server]:
    """Run `command`, which serves on `port`, until the end of the block. Raises NotMeasured when it does not."""
    log = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the server
    started = time.perf_counter()
    process = subprocess.Popen(
        list(command), env=dict(environment), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
    )
    try:
        while not _answers(port, path):
            if process.poll() is not None or time.perf_counter() - started > ANSWER_SECONDS:
                log.seek(0)
                said = log.read().decode("utf-8", "replace").strip()
                raise NotMeasured(f"{Path(command[0]).name} did not serve: {said[-600:] or 'nothing was said'}")
            time.sleep(0.005)
        yield Server(process, port, time.perf_counter() - started)
    finally:
        stop(process)
        log.close()


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End the server and everything it started, which is in a session of its own."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(pid: int) -> list[int]:
    """`pid` and all that it started, directly or not."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (stat := _stat(int(folder.name))):
            parents.setdefault(int(stat[1]), []).append(int(folder.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += parents.get(one, [])
    return found


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stat(pid: int) -> list[str]:
    """What /proc tells of a process after its name: state, parent and so on; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _cpu(pid: int) -> float:
    stat = _stat(pid)
    return (int(stat[11]) + int(stat[12])) / TICKS if stat else 0.0


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next(float(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
