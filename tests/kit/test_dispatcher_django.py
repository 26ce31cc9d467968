"""The dispatcher with Django behind it: connections are kept, streams are not gathered, a crowd is told to wait."""

import asyncio
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from samar.kit.server import dispatcher as module
from samar.kit.server.access_log import AccessLog
from samar.kit.server.dispatcher import Dispatcher, Limits
from samar.kit.server.showing import drop_connection
from samar.kit.server.threads import Threads

pytestmark = pytest.mark.django_db(transaction=True)
release = Event()


def which_connection(_request: HttpRequest) -> HttpResponse:
    connection.ensure_connection()
    return HttpResponse(str(id(connection.connection)))


def pieces(_request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(_pieces())


def _pieces() -> Iterator[str]:
    yield "one"
    release.wait(5)
    yield "two"


def wait(_request: HttpRequest) -> HttpResponse:
    release.wait(5)
    return HttpResponse("waited")


urlpatterns = [path("connection/", which_connection), path("pieces/", pieces), path("wait/", wait)]


@pytest.fixture
def threads(settings: Any) -> Iterator[Threads]:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []
    release.clear()
    threads = Threads(1, "pages")
    yield threads
    asyncio.run(threads.run(drop_connection))


def visit(threads: Threads, visits: Callable[["Browser"], Any]) -> Any:
    """Run `visits` against a dispatcher over Django, in a loop of its own."""
    site = Dispatcher(
        pages=WSGIHandler(),
        streams=None,
        threads=threads,
        limits=Limits(body=1000, behind_proxy=False),
        access_log=AccessLog(None),
    )
    return asyncio.run(visits(Browser(site)))


class Browser:
    """Sends requests without a wire."""

    def __init__(self, site: Dispatcher) -> None:
        self._site = site

    async def get(self, path: str, on_piece: Callable[[bytes], object] = bytes) -> tuple[int, bytes]:
        scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
        scope |= {"http_version": "1.1", "scheme": "http", "headers": [(b"host", b"localhost")]}
        messages: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            messages.append(message)
            if message.get("body"):
                on_piece(message["body"])

        await self._site(scope, asyncio.Event().wait, send)
        return messages[0]["status"], b"".join(message.get("body", b"") for message in messages)


def test_a_thread_keeps_its_connection_from_request_to_request(threads: Threads) -> None:
    async def twice(browser: Browser) -> set[tuple[int, bytes]]:
        return {await browser.get("/connection/") for _ in range(3)}

    assert len(visit(threads, twice)) == 1


def test_a_streamed_answer_is_sent_piece_by_piece(threads: Threads) -> None:
    seen: list[bytes] = []

    def note(piece: bytes) -> None:
        seen.append(piece)
        release.set()  # the second is made only when the first has been sent

    async def once(browser: Browser) -> tuple[int, bytes]:
        return await browser.get("/pieces/", note)

    assert visit(threads, once) == (200, b"onetwo")
    assert seen == [b"one", b"two"]


def test_a_crowd_is_told_to_come_again(threads: Threads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 2)

    async def crowd(browser: Browser) -> list[int]:
        waiting = [asyncio.create_task(browser.get("/wait/")) for _ in range(6)]
        await asyncio.sleep(0)
        release.set()
        return sorted(status for status, _page in await asyncio.gather(*waiting))

    statuses = visit(threads, crowd)
    assert statuses.count(503) >= 3
    assert statuses.count(200) + statuses.count(503) == 6
