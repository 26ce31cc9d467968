"""Error pages that do not depend on what went wrong."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_BROKEN = Path(__file__).parent / "templates" / "errors" / "500.html"


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  Django's signature
    """One page, the same bytes, for what does not exist and for what this reader may not see."""
    return render(request, "errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django's signature
    """A page that needs nothing: no database, no template engine, no style sheet, no language."""
    return HttpResponse(_broken(), status=500)


@cache
def _broken() -> bytes:
    return _BROKEN.read_bytes()
