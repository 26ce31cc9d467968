"""The bell."""

from django.http import HttpResponse
from django.shortcuts import render

from samar.kit.answers import see_other
from samar.kit.routes import MEMBERS, route
from samar.notifications.actions import read_all
from samar.notifications.queries import bell_page
from samar.people.viewer import Request


@route(who=MEMBERS)
def bell(request: Request) -> HttpResponse:
    """What happened for me, the latest first."""
    page = bell_page(request.viewer, request.GET.get("after", ""))
    return render(request, "notifications/bell.html", {"bell": page})


@route(who=MEMBERS, methods=("POST",))
def all_read(request: Request) -> HttpResponse:
    """Everything here is read."""
    read_all(reader=request.viewer)
    return see_other("bell")
