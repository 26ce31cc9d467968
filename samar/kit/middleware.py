"""What every request passes: rules that say no become pages, and failures are logged without anyone's words."""

import logging
import traceback
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from samar.kit import speaker
from samar.kit.errors import Refused
from samar.kit.kept_text import kept_fields

log = logging.getLogger("samar")


class RefusedMiddleware:
    """Turn Refused into a kind page that keeps what was typed, or into its fragment for htmx."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, Refused):
            return _refusal(request, problem)
        if isinstance(problem, Http404):  # no failure, and its address is nobody's business
            return None
        route = request.resolver_match.view_name if request.resolver_match else "?"
        frames = "".join(traceback.format_tb(problem.__traceback__))
        log.error("%s failed with %s\n%s", route, type(problem).__name__, frames)  # never its text: it may quote people
        return None


def _refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):  # a draft on its way: the words stay in their form
        return JsonResponse({"said": str(refused)}, status=422)
    template = "errors/refused.html#refusal" if getattr(request, "htmx", False) else "errors/refused.html"
    context = {
        "reason": str(refused),
        "action": request.get_full_path(),
        "fields": kept_fields(request, {speaker.FIELD}),
    }
    return render(request, template, context, status=422)
