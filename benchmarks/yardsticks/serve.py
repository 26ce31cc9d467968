"""Serves a yardstick as `samar serve` serves the site: the same server, processes and threads.

`python -m benchmarks.yardsticks.serve (bare|minimal) PORT`
"""

import os
import socket
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import django

django.setup()  # the server's own modules look at models, whatever is served

from samar.kit.server.access_log import AccessLog  # noqa: E402
from samar.kit.server.dispatcher import Dispatcher, Limits  # noqa: E402
from samar.kit.server.listening import listen  # noqa: E402
from samar.kit.server.supervisor import Child, Supervisor  # noqa: E402
from samar.kit.server.threads import Threads  # noqa: E402
from samar.kit.server.web import WebProcess  # noqa: E402

PROCESSES, THREADS = min(os.cpu_count() or 1, 2), 4  # as samar.config.serve and samar.config.processes have them
MOST_BODY = 2_000_000  # bytes


def main(what: str, port: int) -> int:
    """Serve until stopped."""
    listener = listen("127.0.0.1", port)
    application = _bare() if what == "bare" else _minimal()
    children = [Child(f"web-{number}", partial(_serve, listener, application)) for number in range(PROCESSES)]
    return Supervisor(children, lambda: None, print).run()


def _serve(listener: socket.socket, application: Any, lifeline: int, on_ready: Callable[[], None]) -> None:
    dispatcher = Dispatcher(
        pages=application,
        streams=None,
        threads=Threads(THREADS, "pages"),
        limits=Limits(body=MOST_BODY, behind_proxy=False),
        access_log=AccessLog(None),
    )
    WebProcess(listener, dispatcher, None).run(lifeline, on_ready)


def _bare() -> Any:
    from benchmarks.yardsticks.bare import application  # noqa: PLC0415  reads what it serves at once

    return application


def _minimal() -> Any:
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415  needs settings

    return get_wsgi_application()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
