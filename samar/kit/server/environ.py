"""What WSGI is told about a request, from what ASGI says."""

import sys
from functools import lru_cache
from typing import Any, BinaryIO
from urllib.parse import unquote_to_bytes

type Scope = dict[str, Any]
type Environ = dict[str, Any]

_ALWAYS: Environ = {
    "SCRIPT_NAME": "",
    "SERVER_SOFTWARE": "Samar",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
    "wsgi.input_terminated": True,
}
_FORWARDED = "HTTP_X_FORWARDED_"


def environ_of(scope: Scope, body: BinaryIO, length: int, *, behind_proxy: bool) -> Environ:
    """The WSGI environment of a request whose `body` of `length` bytes has been read.

    Header names with `_` are dropped, because they would pass for those with `-`. What a proxy says of the visitor's
    address and scheme counts only `behind_proxy`, and of several addresses the last: that one the proxy itself wrote.
    """
    environ = _ALWAYS | {
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": _path(scope),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0] if scope.get("client") else "",
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.file_wrapper": FileChunks,
    }
    environ["SERVER_NAME"], environ["SERVER_PORT"] = map(str, scope.get("server") or ("localhost", 80))
    _add_headers(environ, scope["headers"])
    if length:
        environ["CONTENT_LENGTH"] = str(length)
    _believe_proxy(environ, behind_proxy=behind_proxy)
    return environ


class FileChunks:
    """An open file in pieces that are worth a hop, whatever size is asked for."""

    SIZE = 65536  # bytes

    def __init__(self, file: BinaryIO, _size: int = SIZE) -> None:
        self._file = file
        self.close = getattr(file, "close", lambda: None)

    def __iter__(self) -> "FileChunks":
        return self

    def __next__(self) -> bytes:
        if chunk := self._file.read(self.SIZE):
            return chunk
        raise StopIteration


def _path(scope: Scope) -> str:
    """The path as WSGI wants it: bytes, spelled as Latin-1."""
    return unquote_to_bytes(scope["raw_path"].split(b"?", 1)[0]).decode("latin-1")


def _add_headers(environ: Environ, headers: list[tuple[bytes, bytes]]) -> None:
    for raw_name, raw_value in headers:
        if (name := _wsgi_name(raw_name)) is None:
            continue
        value = raw_value.decode("latin-1")
        if name in environ:
            value = f"{environ[name]}{'; ' if name == 'HTTP_COOKIE' else ','}{value}"
        environ[name] = value


@lru_cache(maxsize=512)
def _wsgi_name(raw: bytes) -> str | None:
    name = raw.decode("latin-1").upper()
    if "_" in name or name == "TRANSFER-ENCODING":  # the body has been read: it has a length now
        return None
    name = name.replace("-", "_")
    return name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}"


def _believe_proxy(environ: Environ, *, behind_proxy: bool) -> None:
    said = {name: environ.pop(name) for name in list(environ) if name.startswith(_FORWARDED)}
    environ.pop("HTTP_FORWARDED", None)
    if not behind_proxy:
        return
    if address := said.get(f"{_FORWARDED}FOR", "").rpartition(",")[2].strip():
        environ["REMOTE_ADDR"] = address
    if (scheme := said.get(f"{_FORWARDED}PROTO", "").rpartition(",")[2].strip()) in {"http", "https"}:
        environ["wsgi.url_scheme"] = environ[f"{_FORWARDED}PROTO"] = scheme
