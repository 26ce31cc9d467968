"""Nothing is measured but the real page, and the table says what was found."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread

import pytest

from benchmarks.client import fetch
from benchmarks.load import Target, load
from benchmarks.processes import Server, family, free_port
from benchmarks.results import NotMeasured, Result, table, verdict
from benchmarks.rows.pages import Side, in_turns

PAGE = '<form><input name="csrfmiddlewaretoken" value="{}"><input name="once" value="{}"></form><p>{}</p>'


class _Process:
    pid = os.getpid()


@contextmanager
def serving(say: Callable[[], tuple[int, str]]) -> Iterator[Server]:
    """A server that answers every request with the status and body of `say()`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, body = say()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_words: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield Server(_Process(), server.server_address[1], 0.0)
    server.shutdown()
    server.server_close()


def test_pages_that_differ_in_their_tokens_alone_are_the_same() -> None:
    numbers = count(1000)
    with serving(lambda: (200, PAGE.format(next(numbers), next(numbers), "words"))) as server:
        assert fetch(server.url("/")).fingerprint == fetch(server.url("/")).fingerprint
    with serving(lambda: (200, PAGE.format(1, 2, next(numbers)))) as server:
        assert fetch(server.url("/")).fingerprint != fetch(server.url("/")).fingerprint


def test_a_page_is_measured() -> None:
    with serving(lambda: (200, PAGE.format(1, 2, "words"))) as server:
        found = in_turns({"page": Side(server, "/", {})}, runs=1, seconds=1)["page"]
    assert found.rate > 10
    assert 0 < found.p50 <= found.p99
    assert found.against(found) == 1


def test_a_page_that_changes_is_not_measured() -> None:
    numbers = count(1000)
    with (
        serving(lambda: (200, PAGE.format(1, 2, next(numbers)))) as server,
        pytest.raises(NotMeasured, match="changed"),
    ):
        in_turns({"page": Side(server, "/", {})}, runs=1, seconds=1)


def test_an_error_is_not_measured() -> None:
    with serving(lambda: (500, "broken")) as server:
        with pytest.raises(NotMeasured, match="500"):
            Side(server, "/", {}).fetch()
        with pytest.raises(NotMeasured, match="failed"):
            load(Target(server.url("/")), 1, connections=2)


def test_the_table_stands_in_columns() -> None:
    rows = [Result("one", "5/s", "bare 10/s", 0.5, ">= 40%", verdict(met=True)), Result("another", "7 MB")]
    lines = table(rows).splitlines()
    assert lines[2].split() == ["one", "5/s", "bare", "10/s", "0.50", ">=", "40%", "met"]
    assert lines[3].index("7 MB") == lines[2].index("5/s")


def test_a_family_holds_the_process_itself() -> None:
    assert os.getpid() in family(os.getpid())
    assert 0 < free_port() < 65536
