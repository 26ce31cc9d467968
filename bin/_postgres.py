"""A PostgreSQL of the tests' own: in a temporary folder, reachable from here only, gone afterwards."""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

LEAST = 15
PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/pgsql/bin",
)
HASTE = {  # the data lives as long as the tests, so nothing is worth waiting for the disk
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "timezone": "UTC",
}


@cache
def programs() -> Path | None:
    """The folder with initdb and postgres of the newest PostgreSQL that is new enough, if there is one."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for place in PLACES:
        folders += Path("/").glob(place.lstrip("/"))
    usable = [(version(folder), folder) for folder in folders if (folder / "postgres").exists()]
    return max(usable)[1] if usable and max(usable)[0] >= LEAST else None


def version(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+", said)
    return int(found[0]) if found else 0


@contextmanager
def throw_away_cluster() -> Iterator[str]:
    """A running cluster; yields its URL. Needs `programs()`."""
    folder = Path(tempfile.mkdtemp(prefix="samar-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))  # noqa: S108
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, *owner())
        make(folder)
        server, port = start(folder)
        try:
            yield f"postgresql://samar@127.0.0.1:{port}/postgres"
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make(folder: Path) -> None:
    locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
    options = ["--auth=trust", "--username=samar", "--encoding=UTF8", f"--locale={locale}", "--no-sync"]
    run([program("initdb"), *options, str(folder / "data")], folder)


def start(folder: Path) -> tuple["subprocess.Popen[bytes]", int]:
    for _ in range(5):  # somebody else may take the free port first
        port = free_port()
        settings = [f"-c{name}={value}" for name, value in {**HASTE, "port": str(port)}.items()]
        with (folder / "log").open("wb") as log:
            command = [program("postgres"), "-D", str(folder / "data"), *settings]
            # A session of its own, so that Ctrl-C reaches the tests and not the database under them.
            server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **as_owner(folder))
        if answers(server, folder):
            return server, port
    raise SystemExit("PostgreSQL did not start: " + (folder / "log").read_text(errors="replace")[-800:])


def answers(server: "subprocess.Popen[bytes]", folder: Path) -> bool:
    """Whether the server comes up, within a minute."""
    for _ in range(600):
        if server.poll() is not None:
            return False
        state = folder / "data" / "postmaster.pid"
        if state.exists() and state.read_text().split()[-1] == "ready":
            return True
        time.sleep(0.1)
    stop(server)
    return False


def stop(server: "subprocess.Popen[bytes]") -> None:
    server.send_signal(signal.SIGINT)  # "fast": connections are ended
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(command: list[str], folder: Path) -> None:
    outcome = subprocess.run(command, capture_output=True, text=True, check=False, **as_owner(folder))
    if outcome.returncode:
        raise SystemExit("PostgreSQL could not be prepared: " + (outcome.stderr or outcome.stdout).strip()[-800:])


def program(name: str) -> str:
    folder = programs()
    if folder is None:
        raise SystemExit("PostgreSQL is not here.")
    return str(folder / name)


def as_owner(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {"cwd": folder}
    user, group = owner()
    return {"cwd": folder, "user": user, "group": group, "extra_groups": []}


def owner() -> tuple[int, int]:
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise SystemExit("PostgreSQL cannot run as root, and there is no user postgres or nobody to run it as.")
