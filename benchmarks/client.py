"""The ordinary client: fetches a page once, to know what the measured answers must be."""

import hashlib
import http.client
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

TOKENS = (  # what differs from one showing of a page to the next
    re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*'),
    re.compile(rb'(name="once" value=")[^"]*'),
)


@dataclass(frozen=True)
class Page:
    """An answer. `size` is that of the whole of it, head and all, as a load generator counts it."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    size: int

    @property
    def fingerprint(self) -> str:
        """A digest of the body without the tokens that must differ."""
        body = self.body
        for token in TOKENS:
            body = token.sub(rb"\1", body)
        return hashlib.sha256(body).hexdigest()


def fetch(url: str, headers: Mapping[str, str] | None = None) -> Page:
    """The page at `url`, without following anything."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"Accept-Encoding": "identity", **(headers or {})})
        answer = connection.getresponse()
        body = answer.read()
        head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        status_line = len(f"HTTP/1.1 {answer.status} {answer.reason}\r\n\r\n")
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Page(answer.status, named, body, status_line + head + len(body))
    finally:
        connection.close()
