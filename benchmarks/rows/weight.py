"""What the first page weighs on a cold cache, as a browser gets it: HTML, CSS and JavaScript, compressed.

Pages for visitors are compressed by Samar, those of members by the proxy before it (gzip level 1, see deploy/).
"""

import gzip
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from benchmarks.client import Page, fetch
from benchmarks.networks import Network
from benchmarks.processes import Server
from benchmarks.results import NotMeasured, Result, verdict

FIRST_PAGE, JS_VISITOR, JS_MEMBER = 30_000, 6_000, 20_000  # bytes
PROXY_LEVEL = 1
PATHS = ("/", "/stories/")
_LOADED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\bsrc=\"([^\"]+)\""
    r"|<link\b(?=[^>]*\brel=\"(?:stylesheet|icon|preload|modulepreload|manifest)\")[^>]*?\bhref=\"([^\"]+)\""
)
_IN_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


@dataclass
class Weight:
    """Bytes over the wire, by kind, and requests that would leave for another server."""

    html: int = 0
    css: int = 0
    js: int = 0
    other: int = 0
    elsewhere: int = 0

    @property
    def first_page(self) -> int:
        return self.html + self.css + self.js


def first_page_weight(server: Server, network: Network) -> list[Result]:
    """For visitors the heaviest of the front page, the stories and a story; Today for members, whom it greets."""
    paths = (*PATHS, network.story)
    visitors = {path: weigh(server, path, {}) for path in paths}
    members = {path: weigh(server, path, network.reader) for path in paths}
    every = [*visitors.values(), *members.values()]
    rows = [
        ("first page", max(weight.first_page for weight in visitors.values()), FIRST_PAGE),
        ("first page, signed in", members["/"].first_page, FIRST_PAGE),
        ("JavaScript", max(weight.js for weight in visitors.values()), JS_VISITOR),
        ("JavaScript, signed in", max(weight.js for weight in members.values()), JS_MEMBER),
    ]
    elsewhere = sum(weight.elsewhere for weight in every)
    facts = {"visitors": _plain(visitors), "members": _plain(members)}
    third = Result("requests elsewhere", str(elsewhere), "", None, "0", verdict(met=not elsewhere), facts)
    return [*(_weighed(name, size, most) for name, size, most in rows), third]


def weigh(server: Server, path: str, headers: dict[str, str]) -> Weight:
    """Fetch the page at `path` and everything it loads, compressed, each once."""
    page = _get(server, path, headers)
    is_packed = page.headers.get("content-encoding") == "gzip"
    weight = Weight(html=len(page.body if is_packed else gzip.compress(page.body, PROXY_LEVEL)))
    waiting, seen = _loaded(_text(page), path), set[str]()
    while waiting:
        address = waiting.pop()
        if address.startswith("data:") or address in seen:
            continue
        seen.add(address)
        if urlsplit(address).netloc:
            weight.elsewhere += 1
            continue
        waiting |= _add(weight, _get(server, address, headers), address)
    return weight


def _add(weight: Weight, loaded: Page, address: str) -> set[str]:
    """Add what was loaded to its kind; answers what it loads in turn."""
    kind = loaded.headers.get("content-type", "")
    if "css" in kind:
        weight.css += len(loaded.body)
        found = _IN_CSS.findall(_text(loaded))
        return {urljoin(address, first or second) for first, second in found}
    if "javascript" in kind:
        weight.js += len(loaded.body)
    else:
        weight.other += len(loaded.body)
    return set()


def _loaded(html: str, path: str) -> set[str]:
    return {urljoin(path, first or second) for first, second in _LOADED.findall(html)}


def _get(server: Server, path: str, headers: dict[str, str]) -> Page:
    page = fetch(server.url(path), {**headers, "Accept-Encoding": "gzip"})
    if page.status != 200:
        raise NotMeasured(f"{path} answered {page.status}")
    return page


def _text(page: Page) -> str:
    packed = page.headers.get("content-encoding") == "gzip"
    return (gzip.decompress(page.body) if packed else page.body).decode("utf-8", "replace")


def _plain(weights: dict[str, Weight]) -> dict[str, Any]:
    return {path.split("/")[1]: vars(weight) for path, weight in weights.items()}


def _weighed(name: str, size: int, most: int) -> Result:
    return Result(
        name, f"{size / 1000:.1f} kB", "", None, f"<= {most / 1000:.0f} kB", verdict(met=size <= most), {"bytes": size}
    )
