"""The one ASGI application of a process: streams at `/live/`, everything else by WSGI in a few threads."""

import logging
from asyncio import create_task
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import perf_counter

from samar.kit.server import plain
from samar.kit.server.access_log import AccessLog
from samar.kit.server.bodies import Body, Gone, Message, Receive, TooLarge, no_body, receive_body
from samar.kit.server.environ import Scope, environ_of
from samar.kit.server.exchange import Application, Exchange
from samar.kit.server.threads import Threads
from samar.kit.trouble import Trial

LIVE = "/live/"
MOST_WAITING = 400  # requests; whoever comes then is asked to come again, which is kinder than a minute's silence

type Send = Callable[[Message], Awaitable[None]]
type Endpoint = Callable[[Scope, Receive, Send], Awaitable[None]]

log = logging.getLogger("samar.server")


@dataclass(frozen=True)
class Limits:
    body: int  # bytes
    behind_proxy: bool


class Dispatcher:
    """`pages` is the site, or None in a process that only streams; `streams` likewise."""

    def __init__(
        self,
        *,
        pages: Application | None,
        streams: Endpoint | None,
        threads: Threads,
        limits: Limits,
        access_log: AccessLog,
    ) -> None:
        self._pages, self._streams = pages or plain.NOT_HERE, streams
        self._threads, self._limits, self._access_log = threads, limits, access_log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"] == LIVE and self._streams is not None:
            await self._streams(scope, receive, send)
            return
        with Trial(log, "Answering"):
            began = perf_counter()
            try:
                body = await self._body(scope, receive)
                application = self._pages if self._threads.waiting < MOST_WAITING else plain.BUSY
            except TooLarge:
                body, application = no_body(), plain.TOO_LARGE
            except Gone:
                return
            exchange = await self._answer(application, scope, body, receive, send)
            body.file.close()
            route = exchange.environ.get("samar.route", "static")
            self._access_log.note(route, exchange.status, perf_counter() - began)

    async def _body(self, scope: Scope, receive: Receive) -> Body:
        if scope["method"] in {"GET", "HEAD"}:
            return no_body()
        return await receive_body(receive, most=self._limits.body)

    async def _answer(
        self, application: Application, scope: Scope, body: Body, receive: Receive, send: Send
    ) -> Exchange:
        environ = environ_of(scope, body.file, body.length, behind_proxy=self._limits.behind_proxy)
        exchange = Exchange(application, environ)
        with Trial(log, "The site") as trial:
            first = await self._threads.run(exchange.begin)
        if not trial.succeeded:
            self._threads.begin(exchange.close)
            exchange = Exchange(plain.FAILED, environ)
            first = await self._threads.run(exchange.begin)
        await send({"type": "http.response.start", "status": exchange.status, "headers": exchange.headers})
        await send({"type": "http.response.body", "body": first, "more_body": not exchange.is_whole})
        if not exchange.is_whole:
            await self._send_rest(exchange, receive, send)
        return exchange

    async def _send_rest(self, exchange: Exchange, receive: Receive, send: Send) -> None:
        """Send piece by piece, each when the last is under way, in a thread only while it is made."""
        left = create_task(_leaving(receive))
        try:
            while (piece := await self._threads.run(exchange.more)) is not None:
                if left.done():
                    return
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            left.cancel()
            self._threads.begin(exchange.close)


async def _leaving(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
