"""One page for the worst hour: it asks nothing, needs no script, and stands when the database does not."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from samar.crisis.queries import countries_to_choose, help_for
from samar.kit.clock import today
from samar.kit.errors import NotHere
from samar.kit.kept_pages import keep
from samar.kit.routes import ANYONE, route
from samar.people.viewer import Viewer
from samar.places.queries import Country, country


@route(who=ANYONE)
def help_now(request: HttpRequest) -> HttpResponse:
    """Help for the country in a member's settings; for anyone else a choice, never a look at addresses."""
    own = getattr(_reader(request), "country", "")
    return _page(request, country(own))


@route(who=ANYONE)
def help_now_country(request: HttpRequest, iso2: str) -> HttpResponse:
    """Help for the country that was chosen, known lines or none."""
    if (chosen := country(iso2)) is None:
        raise NotHere
    _reader(request)
    return _page(request, chosen)


def _page(request: HttpRequest, chosen: Country | None) -> HttpResponse:
    day = today()  # lines grow overdue by the day, and nothing else here changes while the process lives
    context = {"help": help_for(chosen), "countries": countries_to_choose(get_language() or "en")}
    page = render(request, "crisis/help_now.html", context)
    return keep(request, page, version=day, version_of=today)


def _reader(request: HttpRequest) -> Viewer:
    """Who reads; somebody unknown when the database cannot say, for the page must come all the same."""
    try:
        request.viewer.signed_in  # type: ignore[attr-defined]  # noqa: B018  asked here, where it can be caught
    except DatabaseError:
        request.viewer = Viewer(language=get_language() or "en")  # type: ignore[attr-defined]
        del request.session  # else its middleware would take it for an empty one and sign the person out
    return request.viewer  # type: ignore[attr-defined,no-any-return]
