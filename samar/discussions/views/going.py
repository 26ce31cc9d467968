"""Going on after something was done."""

from django.http import HttpResponse
from django_htmx.http import HttpResponseClientRedirect

from samar.kit.answers import see_other
from samar.people.viewer import Request


def wants_fragment(request: Request) -> bool:
    """Whether htmx asks, which takes the fragment that changes and leaves the rest of the page as it is."""
    return bool(getattr(request, "htmx", False))


def go_on(request: Request, address: str) -> HttpResponse:
    """Lead to `address`, in the way that the asker understands."""
    return HttpResponseClientRedirect(address) if wants_fragment(request) else see_other(address)


def put_in_place(response: HttpResponse, selector: str, swap: str = "outerMorph") -> HttpResponse:
    """Let htmx put `response` in place of what `selector` finds; without htmx nobody reads this."""
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = selector, swap
    return response
