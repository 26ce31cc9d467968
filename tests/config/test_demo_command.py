"""`samar demo`: fills, serves and ends; keeps what is there; never touches a real network."""

import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.config.command import SAMAR, mistake, samar

READY = re.compile(r"^ready (http://127\.0\.0\.1:\d+)$")


@contextmanager
def running(*arguments: str | Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """`samar demo` from its start until Ctrl-C: the process, and what it has said up to "ready"."""
    environ = {"PATH": "/usr/bin:/bin", "SAMAR_HOSTS": "*", "SAMAR_DEMO": "0", "SAMAR_SECRET_KEY": "x" * 60}
    process = subprocess.Popen(
        [SAMAR, "demo", "--port", "0", *arguments], env=environ, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    said: list[str] = []
    try:
        for line in process.stdout:
            said.append(line.rstrip())
            if READY.match(said[-1]):
                break
        yield process, said
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        process.stdout.close()


def test_a_demonstration_from_its_first_start_to_its_second(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with running("--data-dir", folder, "--scale", "30") as (process, said):
        assert "Filling the community, which takes about ten seconds." in said
        assert any("(sign-in name nour)" in line for line in said)
        home = READY.match(said[-1])[1]  # type: ignore[index]
        assert 'class="bell-count"' in one_click(home, "newcomer")
        assert "another demonstration runs" in mistake("demo", "--data-dir", folder, "--port", "0")
        doctor = samar("doctor", "--data-dir", folder).stdout
        assert [line for line in doctor.splitlines() if line.startswith("FAILED") and "catalogues" not in line] == []
    assert process.returncode in (0, 130)
    key = (folder / "key").read_text()
    with running("--data-dir", folder) as (process, said):
        assert "Filling the community, which takes about ten seconds." not in said
    assert (folder / "key").read_text() == key
    assert "holds a demonstration" in mistake("init", "--data-dir", folder)


def test_a_real_network_is_left_alone(tmp_path: Path) -> None:
    samar("init", "--data-dir", tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    for flags in ([], ["--fresh"]):
        assert "holds a real network" in mistake("demo", "--data-dir", tmp_path, "--port", "0", *flags)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_somebody_elses_directory_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("")
    assert "holds other things" in mistake("demo", "--data-dir", tmp_path, "--port", "0", "--fresh")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_port_that_is_taken_is_told_before_anything_is_filled(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"port {port} is in use" in mistake("demo", "--data-dir", tmp_path / "d", "--port", str(port))
    assert not (tmp_path / "d").exists()


def test_numbers_that_are_none_are_told(tmp_path: Path) -> None:
    ended = samar("demo", "--data-dir", tmp_path, "--scale", "many")
    assert (ended.returncode, "many is no number of posts" in ended.stderr) == (2, True)


def one_click(home: str, role: str) -> str:
    """Press the button of `role`, as a browser without scripts would: the page on which that ends."""
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(f"{home}/demo/") as page:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token
    form = urlencode({"csrfmiddlewaretoken": token[1]}).encode()
    with browser.open(f"{home}/demo/sign-in/{role}/", form) as answer:
        assert answer.url == f"{home}/"
        return str(answer.read().decode())
