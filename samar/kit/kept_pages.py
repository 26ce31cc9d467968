"""Whole pages kept for visitors without a session: made once, checked by one query, sent as they are.

Such a page holds no form, cookie, nonce or relative time, and is kept by host, path, allow-listed query,
language, look and data saver. A view takes part by answering through `keep`.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from samar.kit.language import language_of

MOST_BYTES = 24_000_000  # of pages kept by one process
QUERY_KEPT = ("after", "before", "lang")
LOOKS = frozenset({"auto", "light", "dark", "contrast"})
GZIP_LEVEL = 6  # paid once a page

type Key = tuple[str, ...]
type VersionOf = Callable[[], object]


@dataclass(frozen=True)
class KeptPage:
    version: object
    version_of: VersionOf
    status: int
    headers: dict[str, str]
    plain: bytes
    zipped: bytes


class KeptPages:
    """Pages by key, the least used forgotten first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._lock, self._most_bytes, self._bytes = Lock(), most_bytes, 0

    def get(self, key: Key) -> KeptPage | None:
        with self._lock:
            if (page := self._pages.get(key)) is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: KeptPage) -> None:
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self._bytes += _weight(page)
            while self._bytes > self._most_bytes and self._pages:
                self._drop(next(iter(self._pages)))

    def forget_all(self) -> None:
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def _drop(self, key: Key) -> None:
        if (page := self._pages.pop(key, None)) is not None:
            self._bytes -= _weight(page)


pages = KeptPages()


def keep(request: HttpRequest, response: HttpResponse, *, version: object, version_of: VersionOf) -> HttpResponse:
    """Mark `response` to be kept for visitors as long as `version_of()` (one query at most) equals `version`.

    `version` must be read before the page's own queries, so that a change in between is never missed.
    Does nothing for people who are signed in.
    """
    if not request.viewer.signed_in:  # type: ignore[attr-defined]
        response.kept_as = (version, version_of)  # type: ignore[attr-defined]
    return response


class KeptPagesMiddleware:
    """Stands before everything else, so that a kept page costs one query and no more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.method != "GET"
            or settings.SESSION_COOKIE_NAME in request.COOKIES
            or "HX-Request" in request.headers
        ):
            return self.get_response(request)
        if (key := _key(request)) is None:
            return self.get_response(request)
        page = pages.get(key)
        if page is not None and page.version_of() == page.version:
            return _send(request, page)
        response = self.get_response(request)
        if (page := _page_from(response)) is not None:
            pages.put(key, page)
            return _send(request, page)
        return response


def look_of(request: HttpRequest) -> str:
    """The look chosen on this device: auto, light, dark or contrast."""
    look = request.COOKIES.get("look", "auto")
    return look if look in LOOKS else "auto"


def saves_data(request: HttpRequest) -> bool:
    """Whether this device asked for text first, by its setting here or by the browser's."""
    chosen = request.COOKIES.get("saver", "")
    return chosen == "on" or (not chosen and request.META.get("HTTP_SAVE_DATA") == "on")


def _key(request: HttpRequest) -> Key | None:
    query = request.GET
    if any(name not in QUERY_KEPT for name in query):
        return None
    saver = "saver" if saves_data(request) else ""
    asked = tuple(query.get(name, "") for name in QUERY_KEPT)
    return (request.get_host(), request.path, *asked, language_of(request), look_of(request), saver)


def _page_from(response: HttpResponse) -> KeptPage | None:
    kept_as = getattr(response, "kept_as", None)
    if kept_as is None or response.status_code != 200 or response.cookies:  # noqa: PLR2004
        return None
    version, version_of = kept_as
    plain = response.content
    zipped = gzip.compress(plain, GZIP_LEVEL, mtime=0)
    return KeptPage(version, version_of, response.status_code, dict(response.headers), plain, zipped)


def _send(request: HttpRequest, page: KeptPage) -> HttpResponse:
    headers = page.headers | {"Vary": "Accept-Language, Accept-Encoding, Cookie, Save-Data"}
    body = page.plain
    if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        body, headers["Content-Encoding"] = page.zipped, "gzip"
    headers["Content-Length"] = str(len(body))  # not the plain page's: a browser would wait for the rest
    return HttpResponse(body, status=page.status, headers=headers)


def _weight(page: KeptPage) -> int:
    return len(page.plain) + len(page.zipped)
