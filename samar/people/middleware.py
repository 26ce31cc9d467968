"""Every request knows who is reading: `request.viewer`, found when first asked for."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from samar.people.queries.viewers import viewer_of_member
from samar.people.viewer import Viewer

PERSONA = "persona"  # where the session keeps which persona is in use


class ViewerMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.look_again = partial(look, request)  # type: ignore[attr-defined]
        look(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Settle who is reading: a page asks thousands of times, and a wrapper would make each of them dearer."""
        with suppress(DatabaseError):  # a view that can do without, such as the help lines, still answers
            request.viewer = viewer_of(request)  # type: ignore[attr-defined]


def look(request: HttpRequest) -> None:
    """Give `request` the viewer of its session as that is now: someone may just have signed in."""
    request.viewer = SimpleLazyObject(lambda: viewer_of(request))  # type: ignore[attr-defined]


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is reading `request`, from its session alone: the member's row is not read twice."""
    language = request.LANGUAGE_CODE
    member_id = request.session.get(SESSION_KEY)
    if member_id is None:
        return Viewer(language=language)
    return viewer_of_member(int(member_id), request.session.get(PERSONA), language=language)
