"""Networks made to be measured, in temporary directories, by the commands an operator uses."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.processes import PROGRAMS
from benchmarks.results import NotMeasured

ROOT = Path(__file__).resolve().parent.parent
TOLD_SECONDS = 120.0  # in which the worker must have handled all that happened
MINIMAL = "benchmarks.yardsticks.minimal.settings"


@dataclass(frozen=True)
class Network:
    """A filled network. `facts` are told by benchmarks.filling: what is measured, and the cookies of readers."""

    folder: Path
    environment: Mapping[str, str]
    facts: Mapping[str, Any]

    @property
    def database(self) -> str:
        return "postgresql" if self.environment.get("SAMAR_DATABASE_URL") else "sqlite"

    @property
    def story(self) -> str:
        return f"/s/{self.facts['story']}/"

    @property
    def reader(self) -> dict[str, str]:
        """The headers of someone who is signed in."""
        return {"Cookie": self.facts["reader"]}

    @property
    def minimal_reader(self) -> dict[str, str]:
        """The headers of the same person at the minimal Django site."""
        return {"Cookie": self.facts["minimal_reader"]}


@contextmanager
def network(database_url: str = "", posts: int = 0) -> Iterator[Network]:
    """A filled network on SQLite, or in an empty PostgreSQL database; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="samar-bench-"))
    try:
        environment = _environment(folder / "data", database_url)
        _run([str(PROGRAMS / "samar"), "init", "--name", "Bench", "--host", "127.0.0.1"], environment)
        _run([sys.executable, "-m", "benchmarks.filling", str(folder / "facts"), str(posts)], environment)
        minimal = environment | {"DJANGO_SETTINGS_MODULE": MINIMAL}
        _run([sys.executable, "-m", "benchmarks.yardsticks.minimal.prepare", str(folder / "facts")], minimal)
        yield Network(folder, environment, json.loads((folder / "facts").read_text(encoding="utf-8")))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def counts(network: Network) -> dict[str, int]:
    """How many replies and notices there are, and how many events wait to be handled."""
    told: dict[str, int] = json.loads(_run([sys.executable, "-m", "benchmarks.counting"], network.environment))
    return told


def bare_inserts(network: Network, seconds: float, writers: int = 4) -> dict[str, float]:
    """What the disk and the database can do: durable INSERTs a second, into a database beside the network's."""
    beside = network.folder / "data" / "inserts.sqlite3"
    command = [sys.executable, "-m", "benchmarks.yardsticks.inserts", str(beside), str(seconds), str(writers)]
    told: dict[str, float] = json.loads(_run(command, network.environment))
    return told


def wait_until_told(network: Network) -> float:
    """How many seconds it takes until the worker has told everyone what happened."""
    started = time.perf_counter()
    while waiting := counts(network)["waiting"]:
        if time.perf_counter() - started > TOLD_SECONDS:
            raise NotMeasured(f"{waiting} events still wait after {TOLD_SECONDS:.0f} s")
        time.sleep(0.5)
    return time.perf_counter() - started


def _environment(data: Path, database_url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAMAR_")}
    url = {"SAMAR_DATABASE_URL": database_url} if database_url else {}
    return kept | url | {
        "SAMAR_DATA_DIR": str(data),
        "SAMAR_SECRET_KEY": secrets.token_urlsafe(50),
        "SAMAR_HTTPS": "0",
        "DJANGO_SETTINGS_MODULE": "samar.config.settings",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip


def _run(command: list[str], environment: Mapping[str, str]) -> str:
    outcome = subprocess.run(
        command, env=dict(environment), cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800
    )
    if outcome.returncode:
        said = (outcome.stderr or outcome.stdout).strip()[-800:]
        raise NotMeasured(f"{' '.join(command[-3:])} failed: {said}")
    return outcome.stdout
