"""What the first page weighs on a cold cache, as a browser gets it: HTML, CSS and JavaScript, compressed."""

import gzip
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from benchmarks.client import Page, fetch
from benchmarks.networks import Network
from benchmarks.processes import Server
from benchmarks.results import NotMeasured, Result, verdict

FIRST_PAGE, JS_VISITOR, JS_MEMBER = 30_000, 6_000, 20_000  # bytes
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
    """The heaviest of the front page, the stories and a story: for visitors, then for someone signed in."""
    paths = (*PATHS, network.story)
    visitor = max((weigh(server, path, {}) for path in paths), key=lambda weight: weight.first_page)
    member = max((weigh(server, path, network.reader) for path in paths), key=lambda weight: weight.first_page)
    elsewhere = visitor.elsewhere + member.elsewhere
    rows = [
        ("first page", visitor.first_page, FIRST_PAGE),
        ("first page, signed in", member.first_page, None),
        ("JavaScript", visitor.js, JS_VISITOR),
        ("JavaScript, signed in", member.js, JS_MEMBER),
    ]
    results = [_weighed(name, size, most) for name, size, most in rows]
    facts = {"visitor": vars(visitor), "member": vars(member)}
    third = Result("requests elsewhere", str(elsewhere), "", None, "0", verdict(met=not elsewhere), facts)
    return [*results, third]


def weigh(server: Server, path: str, headers: dict[str, str]) -> Weight:
    """Fetch the page at `path` and everything it loads, compressed, each once."""
    page = _get(server, path, headers)
    weight = Weight(html=len(page.body))
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


def _weighed(name: str, size: int, most: int | None) -> Result:
    if most is None:
        return Result(name, f"{size / 1000:.1f} kB")
    return Result(
        name, f"{size / 1000:.1f} kB", "", None, f"<= {most / 1000:.0f} kB", verdict(met=size <= most), {"bytes": size}
    )
