"""Streams over real connections, from one process to another."""

import http.client
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import pytest
from django.conf import settings
from django.db import connection, transaction

from samar.kit.outbox import publish
from tests.kit.serving import Site, serving
from tests.kit.streaming import Lit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    environment = {"TEST_DATABASE": str(connection.settings_dict["NAME"]), "SAMAR_DATA_DIR": str(settings.DATA_DIR)}
    with serving(tmp_path, application="tests.kit.streaming.application", environment=environment) as site:
        yield site


class Window:
    """A browser's window that listens."""

    def __init__(self, site: Site, cookie: str, last_id: str = "") -> None:
        self.link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)
        self.link.request("GET", "/live/", headers={"Cookie": f"s={cookie}", "Last-Event-ID": last_id})
        self.answer = self.link.getresponse()

    def message(self) -> dict[str, str]:
        """The next message, without what is no message."""
        while True:
            block = [self.answer.readline()]
            while block[-1].strip():
                block.append(self.answer.readline())
            fields = dict(line.decode().rstrip("\n").split(": ", 1) for line in block if b": " in line)
            if "event" in fields:
                return fields

    def close(self) -> None:
        self.answer.close()
        self.link.close()


def light(lamp: int) -> None:
    with transaction.atomic():
        publish(Lit(lamp))


def test_what_one_process_commits_another_sends_at_once(site: Site) -> None:
    window = Window(site, "7")
    assert window.answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"
    assert window.answer.getheader("Cache-Control") == "no-store"
    began = monotonic()
    light(6)
    light(7)
    assert window.message() | {"id": ""} == {"id": "", "event": "lamp", "data": "lamp 7"}
    assert monotonic() - began < 2  # less than the poll: it was the wake-up
    window.close()


def test_who_comes_back_hears_what_was_missed(site: Site) -> None:
    window = Window(site, "7")
    light(7)
    last = window.message()["id"]
    window.close()
    light(7)
    assert Window(site, "7", last).message()["id"] != last


def test_windows_that_were_closed_make_room_for_others(site: Site) -> None:
    for _ in range(3):
        windows = [_patiently(site, "7") for _ in range(10)]
        for window in windows:
            window.close()


def _patiently(site: Site, cookie: str) -> Window:
    """A window that is opened, even if the server learns a moment later that others were closed."""
    for _ in range(200):
        window = Window(site, cookie)
        if window.answer.status == 200:
            return window
        window.close()
    pytest.fail("closed windows still count")


def test_five_hundred_open_streams_do_not_keep_it_from_stopping(site: Site) -> None:
    with ExitStack() as stack:
        links = []
        for number in range(500):
            link = stack.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=5))
            link.sendall(f"GET /live/ HTTP/1.1\r\nHost: here\r\nCookie: s=7.{number}\r\n\r\n".encode())
            links.append(link)
        for link in links:
            assert link.recv(12) == b"HTTP/1.1 200"
        began = monotonic()
        site.process.terminate()
        assert site.process.wait(5) == 0
        assert monotonic() - began < 5
        for link in links:
            assert _rest(link).endswith(b"0\r\n\r\n")  # an answer that ended, not one that broke off


def _rest(link: socket.socket) -> bytes:
    whole = b""
    while piece := link.recv(65536):
        whole += piece
    return whole


def test_a_process_that_is_killed_loses_no_event_for_who_comes_back(site: Site) -> None:
    window = Window(site, "7")
    light(7)
    last = window.message()["id"]
    os.kill(site.processes()[0], 9)
    light(7)
    assert Window(site, "7", last).message()["event"] == "lamp"
