"""What each process of `samar serve` is made of. Needs Django."""

import socket
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module

from django.conf import settings
from django.db import connections
from django.http import HttpRequest
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation

from samar.config.wsgi import application
from samar.kit import live
from samar.kit.language import language_of
from samar.kit.live import Cookies
from samar.kit.server.access_log import AccessLog
from samar.kit.server.dispatcher import Dispatcher, Limits
from samar.kit.server.hub import Hub
from samar.kit.server.supervisor import Child
from samar.kit.server.threads import Threads
from samar.kit.server.web import WebProcess
from samar.kit.worker import run_worker
from samar.people.middleware import viewer_of
from samar.people.viewer import Viewer

PAGE_THREADS = 4  # of one process; each keeps a database connection


def load() -> None:
    """Load what every process needs, once, before there are several; leave no database connection open."""
    live.identify_with(listener_of)
    get_resolver()._populate()
    get_template("errors/404.html")
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext("Samar")
    connections.close_all()


def children(role: str, listener: socket.socket | None, count: int) -> list[Child]:
    """The processes for `role`."""
    found = []
    if listener is not None:
        serving = partial(_serve, listener, has_pages=role != "live", has_streams=role != "web")
        found += [Child(f"web-{number + 1}", serving) for number in range(count)]
    if role in {"all", "worker"}:
        found.append(Child("worker", run_worker))
    return found


def listener_of(cookies: Cookies) -> Viewer | None:
    """Who sends these cookies; None for who is not signed in: nothing is streamed to visitors today."""
    request = HttpRequest()
    request.COOKIES = dict(cookies)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request.session = store(cookies.get(settings.SESSION_COOKIE_NAME))
    request.LANGUAGE_CODE = language_of(request)
    viewer = viewer_of(request)
    return viewer if viewer.signed_in else None


def _serve(
    listener: socket.socket, lifeline: int, on_ready: Callable[[], None], *, has_pages: bool, has_streams: bool
) -> None:
    hub = Hub(Threads(1, "live")) if has_streams else None
    access_log = AccessLog(sys.stderr.write if settings.SAMAR_ACCESS_LOG else None)
    dispatcher = Dispatcher(
        pages=application if has_pages else None,
        streams=hub,
        threads=Threads(PAGE_THREADS, "pages"),
        limits=Limits(body=settings.SAMAR_MAX_BODY, behind_proxy=settings.SAMAR_BEHIND_PROXY),
        access_log=access_log,
    )
    WebProcess(listener, dispatcher, hub).run(lifeline, on_ready)
    access_log.flush()
