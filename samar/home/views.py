"""The front of the house: the door for visitors, today for members, and what happens to their words."""

from django.http import HttpResponse
from django.shortcuts import render

from samar.discussions.queries import lists_version
from samar.home.queries import breach_rows, today
from samar.kit.kept_pages import keep
from samar.kit.routes import ANYONE, route
from samar.people.viewer import Request
from samar.stories.queries import newest_cards


@route(who=ANYONE)
def home(request: Request) -> HttpResponse:
    """Today for members; for visitors what this place is, with a few texts that are open to everyone."""
    viewer = request.viewer
    if viewer.signed_in:
        return render(request, "home/today.html", {"today": today(viewer)})
    version = lists_version()
    response = render(request, "home/landing.html", {"cards": newest_cards(viewer)})
    return keep(request, response, version=version, version_of=lists_version)


@route(who=ANYONE)
def privacy(request: Request) -> HttpResponse:
    """What is kept about people, what for and how long."""
    return render(request, "home/privacy.html")


@route(who=ANYONE)
def breach(request: Request) -> HttpResponse:
    """What a stolen disk or a break-in would reveal, from the declared tiers."""
    return render(request, "home/breach.html", {"rows": breach_rows()})
