"""`samar serve`: a network's processes, one role or all of them, behind one command."""

import http.client
import os
import sys
from contextlib import suppress

from samar.config.cli import Mistake
from samar.config.founding.network import enter_network
from samar.kit.server.listening import PortTaken, listen, url_of

WEB_PROCESSES = 2  # at most, unless said otherwise: with the worker they stay under 300 MB
FIRST_ANSWER_SECONDS = 10.0


def serve(*, host: str, port: int, role: str = "all", workers: int = 0) -> int:
    """Serve until stopped; answers the exit code.

    `role` is "all", "web" (pages), "live" (streams) or "worker"; `workers` is how many web or live processes there
    are, 0 for as many as there are processors, two at most. Prints `ready http://host:port` when the first request
    can be answered. Raises Mistake when the port is taken, or the network not made or behind.
    """
    listener = None
    if role != "worker":
        try:
            listener = listen(host, port)
        except PortTaken as problem:
            raise Mistake(f"{problem}.") from None
    enter_network()
    from samar.config.processes import children, load  # noqa: PLC0415  needs Django
    from samar.kit.server.supervisor import Supervisor  # noqa: PLC0415

    load()
    url = url_of(listener, host) if listener else ""
    count = workers or min(os.cpu_count() or 1, WEB_PROCESSES)
    return Supervisor(children(role, listener, count), lambda: _announce(url), _say).run()


def _announce(url: str) -> None:
    """Say that all is ready, once a request has indeed been answered."""
    try:
        if url:
            _ask_once(url)
    except (OSError, http.client.HTTPException):
        _say("the site does not answer")
        return
    with suppress(BrokenPipeError):
        print(f"ready {url}".rstrip(), flush=True)


def _ask_once(url: str) -> None:
    address, _, port = url.removeprefix("http://").rpartition(":")
    address = address.strip("[]")
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104  only to reach what listens so
    link = http.client.HTTPConnection(here, int(port), timeout=FIRST_ANSWER_SECONDS)
    link.request("GET", "/", headers={"Host": f"{address}:{port}"})
    link.getresponse().read()
    link.close()


def _say(line: str) -> None:
    print(f"samar serve: {line}.", file=sys.stderr, flush=True)
