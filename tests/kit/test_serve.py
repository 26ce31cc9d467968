"""`samar serve`, the whole of it: starting, answering, crashing, stopping. Each test has a network of its own port."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest

SECONDS_TO_STOP = 5
SAMAR = [sys.executable, "-c", "import sys; from samar.config.cli import main; sys.exit(main())"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A network on SQLite, as `samar init` makes it."""
    folder = tmp_path_factory.mktemp("network")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SAMAR_")}
    environment |= {"SAMAR_DATA_DIR": str(folder / "data"), "SAMAR_HTTPS": "0"}
    subprocess.run([*SAMAR, "init", "--name", "Evening"], env=environment, check=True, capture_output=True)
    return environment


class Network:
    """A running `samar serve`."""

    def __init__(self, process: "subprocess.Popen[str]", url: str) -> None:
        self.process, self.url = process, url
        self.port = int(url.rpartition(":")[2] or 0)

    def status(self, path: str = "/help-now/") -> int:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as link:
            link.request("GET", path)
            return link.getresponse().status

    def processes(self) -> dict[int, str]:
        """The children, each with what it is: web or worker."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return {int(number): _kind(int(number)) for number in found.stdout.split()}


def _kind(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip().removeprefix("samar ").partition("-")[0]
    except OSError:  # it has just ended
        return "gone"


@contextmanager
def network(environment: dict[str, str], *arguments: str, errors: Any = subprocess.DEVNULL) -> Iterator[Network]:
    process = subprocess.Popen(
        [*SAMAR, "serve", "--port", "0", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"ready ?(\S*)\n", line)
        assert found, f"it said {line!r}"
        yield Network(process, found[1])
    finally:
        stop(process)
        process.stdout.close()


def stop(process: "subprocess.Popen[str]", how: signal.Signals = signal.SIGTERM) -> int:
    process.send_signal(how)
    return process.wait(SECONDS_TO_STOP)


def wait_for(seen: object, seconds: float = 8) -> None:
    until = monotonic() + seconds
    while not seen():
        assert monotonic() < until, "it took too long"
        Event().wait(0.02)


def refusal(environment: dict[str, str], *arguments: str) -> str:
    """What one that does not start says."""
    done = subprocess.run(
        [*SAMAR, "serve", *arguments], env=environment, capture_output=True, text=True, timeout=9, check=False
    )
    assert done.returncode == 2
    assert not done.stdout
    return done.stderr


def test_it_answers_when_it_says_so_and_all_of_it_stops(environment: dict[str, str]) -> None:
    with network(environment, "--workers", "2") as served:
        assert served.status() == 200
        assert served.url.startswith("http://127.0.0.1:")
        children = served.processes()
        assert sorted(children.values()) == ["web", "web", "worker"]
        assert stop(served.process) == 0
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    assert not list((Path(environment["SAMAR_DATA_DIR"]) / "wake").iterdir())


def test_it_listens_on_this_machine_alone_unless_told_otherwise(environment: dict[str, str]) -> None:
    with network(environment, "--workers", "1") as served:
        lines = Path("/proc/net/tcp").read_text().splitlines()
        listening = [line.split()[1] for line in lines if f":{served.port:04X} 00000000:0000" in line]
        assert listening == [f"0100007F:{served.port:04X}"]


def test_the_access_log_names_the_route_and_nothing_else(environment: dict[str, str], tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("w") as errors, network(environment, "--workers", "1", errors=errors) as served:
        served.status("/help-now/?country=fr")
        served.status("/help-now/")
        served.status("/s/someones-words/")
    lines = log.read_text().splitlines()
    assert all(re.fullmatch(r"\S{16}Z [a-z-]+ \d{3} \d\.\d\d", line) for line in lines), lines
    assert [line.split()[1] for line in lines] == [
        "home",
        "help-now",
        "help-now",
        "story",
    ]  # the first asked if it is ready


def test_ctrl_c_stops_it_even_with_slow_visitors(environment: dict[str, str]) -> None:
    with network(environment, "--workers", "1") as served, closing(socket.socket()) as visitor:
        visitor.connect(("127.0.0.1", served.port))
        visitor.sendall(b"POST /join/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf of it")
        served.status()
        assert stop(served.process, signal.SIGINT) == 0


@pytest.mark.parametrize("kind", ["web", "worker"])
def test_what_crashes_is_started_again(environment: dict[str, str], kind: str) -> None:
    with network(environment, "--workers", "1") as served:
        before = served.processes()
        victim = next(pid for pid, is_a in before.items() if is_a == kind)
        os.kill(victim, signal.SIGKILL)
        wait_for(lambda: victim not in served.processes() and sorted(served.processes().values()) == ["web", "worker"])
        assert served.status() == 200


def test_no_one_waits_in_vain_while_a_web_process_crashes(environment: dict[str, str]) -> None:
    with network(environment, "--workers", "1") as served:
        victim = next(pid for pid, kind in served.processes().items() if kind == "web")
        os.kill(victim, signal.SIGKILL)
        assert served.status() == 200  # the connection waits with the parent until there is a process again


def test_no_process_outlives_its_parent(environment: dict[str, str]) -> None:
    with network(environment, "--workers", "1") as served:
        children = list(served.processes())
        served.process.kill()
        wait_for(lambda: not [pid for pid in children if _is_alive(pid)])


def test_roles_share_the_work(environment: dict[str, str]) -> None:
    with network(environment, "--role", "web", "--workers", "1") as pages:
        assert (pages.status(), pages.status("/live/")) == (200, 404)
        assert list(pages.processes().values()) == ["web"]
    with network(environment, "--role", "live", "--workers", "1") as streams:
        assert (streams.status(), streams.status("/live/")) == (404, 401)
    with network(environment, "--role", "worker") as work:
        assert work.url == ""
        assert list(work.processes().values()) == ["worker"]


def test_a_taken_port_is_told_in_a_line(environment: dict[str, str]) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert refusal(environment, "--port", str(port)) == (
            f"samar serve: port {port} is in use: choose another with --port.\n"
        )


def test_an_address_of_another_machine_is_told_in_a_line(environment: dict[str, str]) -> None:
    assert refusal(environment, "--host", "203.0.113.7").splitlines() == [
        "samar serve: 203.0.113.7 is no address of this machine."
    ]


def test_a_network_that_was_never_made_is_told_in_a_line(environment: dict[str, str], tmp_path: Path) -> None:
    said = refusal(environment | {"SAMAR_DATA_DIR": str(tmp_path)}, "--port", "0")
    assert len(said.splitlines()) == 1
    assert "samar init" in said


def test_missing_migrations_are_told_in_a_line(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 60)
    said = refusal(environment | {"SAMAR_DATA_DIR": str(tmp_path)}, "--port", "0")
    assert len(said.splitlines()) == 1
    assert "samar init" in said


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
