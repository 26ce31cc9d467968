"""What is measured, and the yardsticks beside it, as running servers."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.client import fetch
from benchmarks.networks import MINIMAL, Network
from benchmarks.processes import PROGRAMS, Server, free_port, serving

NOT_COPIED = {"content-length", "connection", "date", "server", "transfer-encoding"}


def samar() -> tuple[list[str], int]:
    """The command that serves a network with all its roles, and the port it answers on."""
    port = free_port()
    return [str(PROGRAMS / "samar"), "serve", "--port", str(port)], port


@contextmanager
def site(network: Network) -> Iterator[Server]:
    """`samar serve`: pages, streams and worker."""
    command, port = samar()
    with serving(command, network.environment, port) as server:
        yield server


@contextmanager
def minimal(network: Network) -> Iterator[Server]:
    """The minimal Django site over the same database."""
    environment = dict(network.environment) | {"DJANGO_SETTINGS_MODULE": MINIMAL}
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.yardsticks.serve", "minimal", str(port)]
    with serving(command, environment, port) as server:
        yield server


@contextmanager
def bare(network: Network, real: Server, path: str) -> Iterator[Server]:
    """The bare server, which sends the bytes that `real` sends visitors for `path`."""
    page = fetch(real.url(path))
    body, told = network.folder / "page", network.folder / "bare"
    body.write_bytes(page.body)
    headers = {name: value for name, value in page.headers.items() if name not in NOT_COPIED}
    what = {"body": str(body), "headers": headers, "story": network.facts["story"] if path == network.story else ""}
    what |= (
        {"sqlite": str(network.folder / "data" / "samar.sqlite3")}
        if network.database == "sqlite"
        else {"postgresql": network.environment["SAMAR_DATABASE_URL"]}
    )
    told.write_text(json.dumps(what), encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.yardsticks.serve", "bare", str(port)]
    with serving(command, dict(network.environment) | {"BENCH_BARE": str(told)}, port) as server:
        yield server
