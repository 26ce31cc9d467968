"""Which rows there are, and what each of them needs to be running."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from benchmarks import servers
from benchmarks.networks import ROOT, Network, network, wait_until_told
from benchmarks.processes import Server
from benchmarks.results import NO_TARGET, NotMeasured, Result, verdict
from benchmarks.rows.growth import growth
from benchmarks.rows.pages import Measured, Side, facts_of, in_turns, per_second
from benchmarks.rows.replying import replying
from benchmarks.rows.running import memory, start
from benchmarks.rows.weight import first_page_weight

SMALL = 1_000


@dataclass(frozen=True)
class Effort:
    """How much is measured: runs of so many seconds, and growth up to so many posts."""

    runs: int
    seconds: float
    most_posts: int
    pages_of_growth: int


FULL, QUICK = Effort(7, 3.0, 1_000_000, 100), Effort(3, 1.0, 20_000, 4)
LEAST_OF_MINIMAL = 0.85


@dataclass
class Ground:
    """A network on one database, being served, with everything that its rows share."""

    effort: Effort
    network: Network
    site: Server
    stack: ExitStack
    _minimal: Server | None = None

    @property
    def minimal(self) -> Server:
        """The minimal Django site, started when first asked for."""
        if self._minimal is None:
            self._minimal = self.stack.enter_context(servers.minimal(self.network))
        return self._minimal

    def against_bare(self, path: str, least: float, slowest: float | None) -> Result:
        """A page for visitors beside the bare server."""
        with servers.bare(self.network, self.site, path) as bare:
            sides = {"site": Side(self.site, path, {}), "bare": Side(bare, path, {})}
            found = in_turns(sides, self.effort.runs, self.effort.seconds)
        is_met = found["site"].against(found["bare"]) >= least
        is_swift = slowest is None or found["site"].p99 <= slowest
        wanted = f">= {least:.0%} of bare" + (f", p99 <= {slowest:.0f} ms" if slowest else "")
        return _compared(found, "bare", wanted, met=is_met and is_swift)

    def against_minimal(self, path: str, slowest: float | None = None, *, is_promised: bool = True) -> Result:
        """A page for someone signed in beside the minimal Django page; the budget may promise nothing for it."""
        sides = {
            "site": Side(self.site, path, self.network.reader),
            "minimal": Side(self.minimal, path, self.network.minimal_reader),
        }
        found = in_turns(sides, self.effort.runs, self.effort.seconds)
        is_met = found["site"].against(found["minimal"]) >= LEAST_OF_MINIMAL
        is_swift = slowest is None or found["site"].p99 <= slowest
        wanted = f">= {LEAST_OF_MINIMAL:.0%} of minimal" + (f", p99 <= {slowest:.0f} ms" if slowest else "")
        return _compared(found, "minimal", wanted if is_promised else "", met=is_met and is_swift)


@dataclass(frozen=True)
class Row:
    """One thing to measure, by the name it is asked for."""

    name: str
    database: str
    measure: Callable[[Ground], list[Result]]


ROWS = (
    Row("story-visitor", "sqlite", lambda on: [on.against_bare(on.network.story, 0.40, 20)]),
    Row("story-member", "sqlite", lambda on: [on.against_minimal(on.network.story, 70)]),
    Row("stories-visitor", "sqlite", lambda on: [on.against_bare("/stories/", 0.40, 20)]),
    Row("stories-member", "sqlite", lambda on: [on.against_minimal("/stories/")]),
    Row("today-member", "sqlite", lambda on: [on.against_minimal("/")]),
    Row("first-page", "sqlite", lambda on: first_page_weight(on.site, on.network)),
    Row("replying", "sqlite", lambda on: [replying(on.site, on.network, on.effort.runs, on.effort.seconds)]),
    Row("memory", "sqlite", lambda on: [memory(on.site, on.network)]),
    Row("start", "sqlite", lambda on: [start(on.network, on.effort.runs)]),
    Row("story-visitor-postgresql", "postgresql", lambda on: [on.against_bare(on.network.story, 0.35, None)]),
    Row("story-member-postgresql", "postgresql", lambda on: [on.against_minimal(on.network.story, is_promised=False)]),
    Row("growth", "two networks", lambda _on: []),
)


def measured(names: list[str], effort: Effort) -> Iterator[tuple[str, list[Result] | NotMeasured]]:
    """Each row with its results, or with why it could not be measured."""
    for database in ("sqlite", "postgresql"):
        rows = [row for row in ROWS if row.name in names and row.database == database]
        yield from _on_one_ground(rows, database, effort) if rows else ()
    if "growth" in names:
        yield "growth", _attempt(lambda: _growth(effort))


def _on_one_ground(rows: list[Row], database: str, effort: Effort) -> Iterator[tuple[str, list[Result] | NotMeasured]]:
    with ExitStack() as stack:
        try:
            ground = stack.enter_context(_ground(database, effort))
        except NotMeasured as why:
            yield from ((row.name, why) for row in rows)
            return
        for row in rows:
            yield row.name, _named(row, _attempt(lambda row=row: row.measure(ground)))  # type: ignore[misc]


@contextmanager
def _ground(database: str, effort: Effort) -> Iterator[Ground]:
    with ExitStack() as stack:
        url = stack.enter_context(_cluster()) if database == "postgresql" else ""
        made = stack.enter_context(network(url))
        site = stack.enter_context(servers.site(made))
        wait_until_told(made)  # or the worker would be busy with the filling while pages are measured
        yield Ground(effort, made, site, stack)


@contextmanager
def _cluster() -> Iterator[str]:
    """A throw-away PostgreSQL, as the tests have it."""
    sys.path.append(str(ROOT / "bin"))
    import _postgres  # noqa: PLC0415  of bin/, which is no package

    if _postgres.programs() is None:
        raise NotMeasured("PostgreSQL is not installed")
    with _postgres.throw_away_cluster() as url:
        yield url


def _growth(effort: Effort) -> list[Result]:
    with ExitStack() as stack:
        small = stack.enter_context(network(posts=SMALL))
        large = stack.enter_context(network(posts=effort.most_posts))
        served = [(stack.enter_context(servers.site(made)), made) for made in (small, large)]
        for made in (small, large):
            wait_until_told(made)
        return growth(served[0], served[1], max(2, effort.runs - 2), effort.seconds / 2, effort.pages_of_growth)


def _attempt(measure: Callable[[], list[Result]]) -> list[Result] | NotMeasured:
    try:
        return measure()
    except NotMeasured as why:
        return why


def _named(row: Row, outcome: list[Result] | NotMeasured) -> list[Result] | NotMeasured:
    """Results that bear no name of their own get the row's."""
    if isinstance(outcome, NotMeasured):
        return outcome
    return [Result(**{**vars(result), "row": result.row or row.name}) for result in outcome]


def _compared(found: dict[str, Measured], yardstick: str, wanted: str, *, met: bool) -> Result:
    ratio = found["site"].against(found[yardstick])
    return Result(
        "",
        per_second(found["site"]),
        f"{yardstick} {per_second(found[yardstick])}",
        ratio,
        wanted,
        verdict(met=met) if wanted else NO_TARGET,
        facts_of(found),
    )
