"""Pages under load, in turns with a yardstick, so that a busy moment of the machine meets both."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.client import Page, fetch
from benchmarks.load import CONNECTIONS, Load, Target, load
from benchmarks.processes import Server
from benchmarks.results import NotMeasured

WARMING = 60  # fetches, each by a connection of its own, so that every process gets some


@dataclass(frozen=True)
class Side:
    """One server under load, and what it is asked for. `exact` demands the same bytes again and again."""

    server: Server
    path: str
    headers: Mapping[str, str]

    @property
    def target(self) -> Target:
        return Target(self.server.url(self.path), self.headers)

    def fetch(self) -> Page:
        page = fetch(self.target.url, self.headers)
        if page.status != 200:
            raise NotMeasured(f"{self.path} answered {page.status}, not a page")
        return page


@dataclass(frozen=True)
class Measured:
    """The medians of several runs. `cpu` is in microseconds of processor time for one request.

    `rates` are those of the single runs, in turn, so that each can be compared with its neighbour's.
    """

    rate: float
    p50: float
    p95: float
    p99: float
    cpu: float
    rates: tuple[float, ...]

    def facts(self) -> dict[str, Any]:
        medians = {name: round(getattr(self, name), 3) for name in ("rate", "p50", "p95", "p99", "cpu")}
        return medians | {"rates": [round(rate, 1) for rate in self.rates]}

    def against(self, other: "Measured") -> float:
        """How this rate compares with `other`'s: the median of run by run, each pair taken moments apart."""
        return median(mine / theirs for mine, theirs in zip(self.rates, other.rates, strict=True))


def in_turns(sides: Mapping[str, Side], runs: int, seconds: float) -> dict[str, Measured]:
    """Load each side in turns, `runs` times. Every run is checked to have measured the real page."""
    real = {name: side.fetch() for name, side in sides.items()}
    for side in list(sides.values()) * WARMING:
        side.fetch()  # what a process keeps is kept before it is measured
    found: dict[str, list[tuple[Load, float]]] = {name: [] for name in sides}
    for _run in range(runs):
        for name, side in sides.items():
            found[name].append(_checked(side, real[name], seconds))
    return {name: _median(runs_of) for name, runs_of in found.items()}


def _checked(side: Side, real: Page, seconds: float) -> tuple[Load, float]:
    before = side.server.cpu_seconds()
    run = load(side.target, seconds)
    cpu = (side.server.cpu_seconds() - before) / run.requests * 1e6
    cut_off = CONNECTIONS / run.requests  # answers that came in part when the time was up count by their bytes
    if abs(run.bytes_each - real.size) > real.size * (0.005 + cut_off):
        raise NotMeasured(f"answers had {run.bytes_each:.0f} bytes, the page has {real.size}")
    if side.fetch().fingerprint != real.fingerprint:
        raise NotMeasured(f"{side.path} changed while it was measured")
    return run, cpu


def _median(runs: list[tuple[Load, float]]) -> Measured:
    def of(name: str) -> float:
        return median(getattr(run, name) for run, _cpu in runs)

    rates = tuple(run.rate for run, _cpu in runs)
    return Measured(of("rate"), of("p50"), of("p95"), of("p99"), median(cpu for _run, cpu in runs), rates)


def per_second(measured: Measured) -> str:
    """The figure of a row: requests a second and the slowest hundredth."""
    return f"{measured.rate:,.0f}/s, p99 {measured.p99:.0f} ms"


def facts_of(sides: Mapping[str, Measured]) -> dict[str, Any]:
    """The numbers behind a row."""
    return {name: measured.facts() for name, measured in sides.items()}
