"""Leaving for good."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samar.accounts.actions import leave_network
from samar.accounts.forms import ConfirmForm
from samar.accounts.views.asking import member_of
from samar.kit.answers import see_other
from samar.kit.errors import Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.routes import ANYONE, MEMBERS, route


@route(who=MEMBERS, methods=("GET", "POST"))
def leave(request: HttpRequest) -> HttpResponse:
    """Say what leaving does; with the passphrase, do it."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            leave_network(member=member_of(request), passphrase=form.cleaned_data["passphrase"])
        except Refused as refused:
            add_refusal(form, refused)
        else:
            logout(request)
            return see_other("left")
    return render(request, "accounts/leave.html", {"form": form}, status=UNFIT if form.is_bound else 200)


@route(who=ANYONE)
def left(request: HttpRequest) -> HttpResponse:
    """The last page: nothing on it depends on who has left."""
    return render(request, "accounts/left.html")
