"""Whether a page costs the same in a large network as in a small one: every list and the story page."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from urllib.parse import urljoin

from benchmarks.client import fetch
from benchmarks.networks import Network
from benchmarks.processes import Server
from benchmarks.results import NotMeasured, Result, verdict
from benchmarks.rows.pages import Measured, Side, in_turns

MOST = 1.3
KEPT_OUT = "bench=1"  # a query that no kept page answers to, so that visitors' pages are made anew
PAGES_ON = 3  # how far a list is followed
_NEXT = re.compile(r'<a\b(?=[^>]*\brel="next")[^>]*\bhref="([^"]+)"')
LISTS = (
    "/stories/",
    "/stories/question/",
    "/stories/?lang=ar",
    "/stories/question/?lang=ar",
    "/stories/waiting/",
    "/stories/topics/family/",
)
VISITORS_LISTS = ("/stories/", "/stories/question/", "/stories/?lang=ar", "/stories/topics/family/")


type Served = tuple[Server, Network]


def growth(small: Served, large: Served, runs: int, seconds: float, pages: int) -> list[Result]:
    """One row each of so many `pages`: what it costs in the large network, by what it costs in the small one."""
    results = []
    for name, sides in islice(_pages(small, large), pages):
        measured = in_turns(sides, runs, seconds)
        results.append(_row(name, measured["small"], measured["large"]))
    return results


def _pages(small: Served, large: Served) -> Iterator[tuple[str, dict[str, Side]]]:
    both = {"small": small, "large": large}
    yield (
        "story, signed in",
        {size: Side(server, network.story, network.reader) for size, (server, network) in both.items()},
    )
    for path in ("/", *LISTS):
        yield (
            f"{path}, signed in",
            {size: Side(server, path, network.reader) for size, (server, network) in both.items()},
        )
    far = {size: Side(server, _far(server, network), network.reader) for size, (server, network) in both.items()}
    yield f"/stories/, {PAGES_ON} pages on", far
    for path in VISITORS_LISTS:
        asked = f"{path}{'&' if '?' in path else '?'}{KEPT_OUT}"
        yield f"{path}, visitor", {size: Side(server, asked, {}) for size, (server, _network) in both.items()}


def _far(server: Server, network: Network) -> str:
    """Where the list goes on after some pages."""
    path = "/stories/"
    for _page in range(PAGES_ON):
        found = _NEXT.search(fetch(server.url(path), network.reader).body.decode())
        if found is None:
            raise NotMeasured(f"{path} names no next page")
        path = urljoin(path, unescape(found[1]))
    return path


def _row(name: str, small: Measured, large: Measured) -> Result:
    ratio = large.cpu / small.cpu
    return Result(
        f"growth {name}",
        f"{large.cpu / 1000:.2f} ms cpu",
        f"{small.cpu / 1000:.2f} ms cpu",
        ratio,
        f"<= {MOST}",
        verdict(met=ratio <= MOST),
        {"small": small.facts(), "large": large.facts()},
    )
