"""A process that answers on the port: granian around one ASGI application, until told to stop."""

import asyncio
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server

from samar.kit.server.dispatcher import Dispatcher
from samar.kit.server.hub import Hub

BACKLOG = 1024
MOST_CONNECTIONS = 20_000  # open streams count among them
STOP_SECONDS = 3.0  # for requests in hand; then the process goes


class WebProcess:
    """Serves `dispatcher`, and follows `hub` when it streams, on a socket that its parent has opened."""

    def __init__(self, listener: socket.socket, dispatcher: Dispatcher, hub: Hub | None) -> None:
        self._listener, self._dispatcher, self._hub = listener, dispatcher, hub
        self._stop = asyncio.Event()

    def run(self, lifeline: int, on_ready: Callable[[], None]) -> None:
        """Serve until a signal comes or `lifeline`, which the parent holds, is at its end."""
        asyncio.run(self._serve(lifeline, on_ready))

    async def _serve(self, lifeline: int, on_ready: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop.set)
        loop.add_reader(lifeline, self._stop.set)
        server = _server(self._dispatcher, self._listener)
        serving = asyncio.create_task(server.serve())
        following = asyncio.create_task(self._hub.run()) if self._hub else None
        await asyncio.sleep(0)  # the server begins
        on_ready()
        await self._stop.wait()
        loop.remove_reader(lifeline)
        _die_in(STOP_SECONDS)
        if self._hub is not None and following is not None:
            following.cancel()
            self._hub.close()
        server.stop()  # type: ignore[no-untyped-call]
        with suppress(asyncio.CancelledError):
            await serving


class _Server(Server):
    """Granian on a socket that several processes share: what waits there is not lost when one of them dies."""

    listener: socket.socket

    def _init_shared_socket(self) -> None:
        self._shd = SocketHolder(self.listener.fileno(), False, BACKLOG)  # type: ignore[assignment, call-arg]  # noqa: FBT003


def _server(dispatcher: Dispatcher, listener: socket.socket) -> _Server:
    server = _Server(
        dispatcher,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        backpressure=MOST_CONNECTIONS,
        log_enabled=False,  # its lines would name addresses and quote exceptions
    )
    server.listener = listener
    logging.getLogger("_granian").handlers.clear()
    return server


def _die_in(seconds: float) -> None:
    """Go even when a request does not end: its transaction is rolled back, as in any failure."""
    timer = threading.Timer(seconds, os._exit, [0])
    timer.daemon = True
    timer.start()
