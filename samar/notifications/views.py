"""The bell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samar.kit.routes import MEMBERS, route
from samar.notifications.actions import read_all
from samar.notifications.queries import bell_page


@route(who=MEMBERS)
def bell(request: HttpRequest) -> HttpResponse:
    """What happened for me, the latest first."""
    page = bell_page(request.viewer, request.GET.get("after", ""))
    return render(request, "notifications/bell.html", {"page": page})


@route(who=MEMBERS, methods=("POST",))
def all_read(request: HttpRequest) -> HttpResponse:
    """Everything here is read."""
    read_all(reader=request.viewer)
    return redirect("bell")
