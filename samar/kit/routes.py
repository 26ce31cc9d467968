"""Who may use a view, and how: declared on the view, enforced here, listed by `samar routes`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from samar.kit.errors import NotHere
from samar.kit.speaker import check_speaker

ANYONE: Final = "anyone"
VISITORS: Final = "visitors"  # signed-out people only; members are sent home
MEMBERS: Final = "members"
HELPERS: Final = "helpers"
MODERATORS: Final = "moderators"
OPERATORS: Final = "operators"
DEMO: Final = "demo"  # anyone, where the network is a demonstration; elsewhere it does not exist

_ROLES: Final = {
    MEMBERS: {"member", "helper", "moderator", "operator"},
    HELPERS: {"helper", "moderator", "operator"},
    MODERATORS: {"moderator", "operator"},
    OPERATORS: {"operator"},
}

type View = Callable[..., HttpResponse]


def route(*, who: str, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Declare that `who` may call the view by `methods` (HEAD comes with GET); anyone else is turned away.

    A signed-out person at a members' page is asked to sign in; everyone else meets the same 404 as for a page
    that does not exist. Another method is answered by 405.
    """
    allowed = (*methods, "HEAD") if "GET" in methods else methods

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if (turned_away := _turn_away(request, who)) is not None:
                return turned_away
            if request.method not in allowed:
                return HttpResponseNotAllowed(allowed)
            if request.method == "POST":
                check_speaker(request)
            return view(request, *args, **kwargs)

        guarded.who, guarded.methods = who, methods  # type: ignore[attr-defined]
        return guarded

    return declare


def _turn_away(request: HttpRequest, who: str) -> HttpResponse | None:
    from django.conf import settings  # noqa: PLC0415  routes are declared before settings are read

    if who == ANYONE:
        return None
    if who == DEMO:
        if not settings.SAMAR_DEMO:
            raise NotHere
        return None
    viewer = request.viewer  # type: ignore[attr-defined]
    if who == VISITORS:
        return _home() if viewer.signed_in else None
    if viewer.role in _ROLES[who]:
        return None
    if viewer.signed_in or who != MEMBERS:
        raise NotHere
    return _ask_to_sign_in(request)


def _home() -> HttpResponse:
    from django.shortcuts import redirect  # noqa: PLC0415

    return redirect("home")


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    from samar.kit.kept_text import ask_to_sign_in  # noqa: PLC0415

    return ask_to_sign_in(request)
