"""A new version of the agreement is shown to every member once, before their next page."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from samar.accounts.agreement import VERSION
from samar.accounts.queries import has_accepted_agreement
from samar.accounts.signing import AGREED

ACCOUNT_ROUTES = frozenset({"agreement", "sign-out", "sign-out-everywhere", "leave", "left", "me-settings"})
FRAME_ROUTES = frozenset(
    {
        "privacy",
        "breach",
        "help-now",
        "help-now-country",
        "exit",
        "keys",
        "set-language",
        "set-theme",
        "set-saver",
    }
)


OPEN_ROUTES = ACCOUNT_ROUTES | FRAME_ROUTES


class AgreementMiddleware:
    """Only pages that are read are held up, so that nothing typed is lost, and never help or the way out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        route = request.resolver_match.url_name if request.resolver_match else ""
        if request.method != "GET" or route in OPEN_ROUTES or "HTTP_HX_REQUEST" in request.META:
            return None
        member_id = request.session.get(SESSION_KEY)
        if member_id is None or request.session.get(AGREED) == VERSION:
            return None
        if has_accepted_agreement(int(member_id)):
            request.session[AGREED] = VERSION
            return None
        return redirect(f"{reverse('agreement')}?{urlencode({'next': request.get_full_path()})}")
