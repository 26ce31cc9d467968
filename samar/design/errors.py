"""The pages for what is not here and for what failed: the same bytes whatever the reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """What does not exist, and what this reader may not see: no word tells which."""
    return render(request, "errors/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Something broke: a page that needs nothing else to work."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)
