"""Load over loopback from beside the server: `wrk` where it is installed, else a small client of our own.

wrk sends some 40,000 requests a second on one core, so it is never what limits a row here; the small client sends
some 4,000, so where it stands in, rows beyond that measure the client. The table's foot says which one was used.
"""

import asyncio
import json
import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.results import NotMeasured

CONNECTIONS = 32
SCRIPT = Path(__file__).with_name("load.lua")
WRK = shutil.which("wrk")


@dataclass(frozen=True)
class Target:
    """What is asked for: a URL with the request's headers."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Load:
    """What one run measured. Latencies in milliseconds; `bytes_each` is the mean size of a whole response."""

    rate: float
    requests: int
    bytes_each: float
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True)
class Forms:
    """Forms to post: one Cookie line each in the file, in turns; ONCE in the body becomes a fresh key."""

    cookies: Path
    body: str


def generator() -> str:
    """Which load generator is used."""
    return "wrk, beside the server" if WRK else "benchmarks/load.py, beside the server (limits what it finds)"


def load(target: Target, seconds: float, connections: int = CONNECTIONS, forms: Forms | None = None) -> Load:
    """Ask for `target` on so many connections for so long. Raises NotMeasured when any answer is an error."""
    if WRK:
        told = _by_wrk(target, seconds, connections, forms)
    elif forms:
        raise NotMeasured("posting forms needs wrk, which is not installed")
    else:
        told = asyncio.run(_by_hand(target, seconds, connections))
    if told["failed"] or told["broken"] or not told["requests"]:
        raise NotMeasured(f"of {told['requests']} requests {told['failed']} failed, {told['broken']} broke")
    elapsed = told["microseconds"] / 1e6
    return Load(
        rate=told["requests"] / elapsed,
        requests=int(told["requests"]),
        bytes_each=told["bytes"] / told["requests"],
        p50=told["p50"],
        p95=told["p95"],
        p99=told["p99"],
    )


def _by_wrk(target: Target, seconds: float, connections: int, forms: Forms | None) -> dict[str, float]:
    headers = [part for name, value in target.headers.items() for part in ("-H", f"{name}: {value}")]
    threads = str(connections if forms else 1)  # a thread each, so that each writer has forms of its own
    command = [str(WRK), f"-t{threads}", f"-c{connections}", f"-d{max(1, round(seconds))}s", "-s", str(SCRIPT)]
    environment = dict(os.environ)
    if forms:
        path = urlsplit(target.url).path
        environment |= {"BENCH_FORMS": str(forms.cookies), "BENCH_BODY": forms.body, "BENCH_TARGET": path}
    outcome = subprocess.run(
        [*command, *headers, target.url],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 60,
    )
    told = [line for line in outcome.stdout.splitlines() if line.startswith("{")]
    if not told:
        raise NotMeasured(f"wrk said nothing: {(outcome.stderr or outcome.stdout).strip()[-300:]}")
    figures: dict[str, float] = json.loads(told[0])
    return figures


async def _by_hand(target: Target, seconds: float, connections: int) -> dict[str, float]:
    """Each connection asks, reads the whole answer, and asks again until the time is up."""
    parts = urlsplit(target.url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    lines = [f"GET {path} HTTP/1.1", f"Host: {parts.netloc}", *(f"{k}: {v}" for k, v in target.headers.items())]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    started = time.perf_counter()
    runs = [_connection(parts.hostname, parts.port, request, started + seconds) for _ in range(connections)]
    outcomes = await asyncio.gather(*runs)
    elapsed = time.perf_counter() - started
    waits = sorted(wait for waits, _size, _failed in outcomes for wait in waits)
    return {
        "requests": len(waits),
        "bytes": sum(size for _waits, size, _failed in outcomes),
        "microseconds": elapsed * 1e6,
        "failed": sum(failed for _waits, _size, failed in outcomes),
        "broken": 0,
    } | {f"p{percent}": percentile(waits, percent) for percent in (50, 95, 99)}


async def _connection(host: str | None, port: int | None, request: bytes, end: float) -> tuple[list[float], int, int]:
    reader, writer = await asyncio.open_connection(host, port)
    waits: list[float] = []
    size = failed = 0
    while (asked := time.perf_counter()) < end:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        waits.append((time.perf_counter() - asked) * 1000)
        size += len(head) + length
        failed += head[9:12] != b"200"
    writer.close()
    return waits, size, failed


def percentile(ordered: Sequence[float], percent: float) -> float:
    """The value below which `percent` of the ordered values lie."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))] if ordered else 0.0
