"""The agreement: for anyone to read, for members to accept when it is new to them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samar.accounts.actions import accept_agreement
from samar.accounts.agreement import VERSION
from samar.accounts.queries import has_accepted_agreement
from samar.accounts.signing import AGREED
from samar.accounts.views.asking import wanted_page
from samar.kit.answers import see_other
from samar.kit.routes import ANYONE, route


@route(who=ANYONE, methods=("GET", "POST"))
def agreement(request: HttpRequest) -> HttpResponse:
    member = request.user
    if request.method == "POST" and member.is_authenticated:
        accept_agreement(member=member)
        request.session[AGREED] = VERSION
        return see_other(wanted_page(request) or "home")
    asks = member.is_authenticated and not has_accepted_agreement(member.pk)
    return render(request, "accounts/agreement.html", {"asks": asks, "next": wanted_page(request)})
