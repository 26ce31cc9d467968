"""A small site on a real port, in processes of its own, for the tests of the server.

Run as `python -m tests.kit.serving LIMIT PROXY APPLICATION PROCESSES`; prints `ready http://…`.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

FILE_BYTES = 30_000_000
SECRET = "what a person wrote"
FOLDER = Path(os.environ.get("TEST_FOLDER", "."))

type Start = Callable[[str, list[tuple[str, str]]], object]


def site(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """A WSGI application whose answers tell what the server told it."""
    views: dict[str, Callable[[dict[str, Any], Start], Iterable[bytes]]] = {
        "/stream/": stream,
        "/file/": file,
        "/fail/": fail,
        "/break/": break_off,
        "/none/": none,
    }
    return views.get(environ["PATH_INFO"], echo)(environ, start)


def echo(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    said = {name: value for name, value in environ.items() if isinstance(value, str)}
    said |= {"body": hashlib.sha256(body).hexdigest(), "calls": _count("echo")}
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(said).encode()]


def stream(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return Slowly()


class Slowly:
    """Gives a piece, then waits until the file `go` is there; `closed` counts how often it was closed."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"first"
        with (FOLDER / "go").open("rb") as go:  # a pipe: opening it waits for the test
            yield go.read()
        for _ in range(10_000):
            yield b"more" * 1000

    def close(self) -> None:
        _count("closed")


def file(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "application/octet-stream"), ("Content-Length", str(FILE_BYTES))])
    return environ["wsgi.file_wrapper"]((FOLDER / "large").open("rb"), 4096)


def fail(_environ: dict[str, Any], _start: Start) -> Iterable[bytes]:
    raise ValueError(SECRET)


def break_off(_environ: dict[str, Any], start: Start) -> Iterator[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    yield b"first"
    raise ValueError(SECRET)


def none(_environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    start("204 No Content", [])
    return []


def _count(name: str) -> int:
    counter = FOLDER / name
    with counter.open("ab") as marks:
        marks.write(b"1")
    return counter.stat().st_size


@contextmanager
def serving(
    folder: Path,
    *,
    limit: int = 200_000,
    behind_proxy: bool = False,
    application: str = "tests.kit.serving.site",
    processes: int = 1,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator["Site"]:
    """The small site, on a port of its own, while the block lasts."""
    arguments = [str(limit), str(int(behind_proxy)), application, str(processes)]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.kit.serving", *arguments],
            env=os.environ | {"TEST_FOLDER": str(folder)} | environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"ready http://127\.0\.0\.1:(\d+)\n", line)
        assert found, line
        yield Site(int(found[1]), folder, process, errors)
        process.terminate()
        assert process.wait(5) == 0
        process.stdout.close()


class Site:
    """Where the small site is, and what it has said."""

    def __init__(self, port: int, folder: Path, process: "subprocess.Popen[str]", errors: Any) -> None:
        self.port, self.folder, self.process, self._errors = port, folder, process, errors

    def said(self) -> str:
        """Everything written to standard error so far."""
        self._errors.seek(0)
        return self._errors.read().decode()

    def processes(self) -> list[int]:
        """The numbers of the processes that answer."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(number) for number in found.stdout.split()]


def main(limit: int, behind_proxy: bool, application: str, processes: int) -> int:
    import django  # noqa: PLC0415  in the process of the site only
    from django.utils.module_loading import import_string  # noqa: PLC0415

    django.setup()
    from samar.kit.server.listening import listen, url_of  # noqa: PLC0415
    from samar.kit.server.supervisor import Child, Supervisor  # noqa: PLC0415

    listener = listen("127.0.0.1", 0)
    serve = partial(_serve, listener, limit, behind_proxy, import_string(application))
    children = [Child(f"web-{number}", serve) for number in range(processes)]
    return Supervisor(children, lambda: print("ready", url_of(listener, "127.0.0.1"), flush=True), print).run()


def _serve(
    listener: Any, limit: int, behind_proxy: bool, pages: Any, lifeline: int, on_ready: Callable[[], None]
) -> None:
    from samar.kit.server.access_log import AccessLog  # noqa: PLC0415
    from samar.kit.server.dispatcher import Dispatcher, Limits  # noqa: PLC0415
    from samar.kit.server.hub import Hub  # noqa: PLC0415
    from samar.kit.server.threads import Threads  # noqa: PLC0415
    from samar.kit.server.web import WebProcess  # noqa: PLC0415

    limits = Limits(body=limit, behind_proxy=behind_proxy)
    log = AccessLog(sys.stderr.write)
    hub = Hub(Threads(1, "live"))
    dispatcher = Dispatcher(pages=pages, streams=hub, threads=Threads(3, "pages"), limits=limits, access_log=log)
    WebProcess(listener, dispatcher, hub).run(lifeline, on_ready)
    log.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2] == "1", sys.argv[3], int(sys.argv[4])))
