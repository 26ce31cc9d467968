"""Recovery codes: shown in the answer to the form that made them, and never again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samar.accounts.actions import make_codes
from samar.accounts.actions.change_passphrase import confirm_passphrase
from samar.accounts.forms import ConfirmForm
from samar.accounts.queries import codes_left
from samar.accounts.views.asking import member_of
from samar.kit.errors import Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.routes import MEMBERS, route


@route(who=MEMBERS, methods=("GET", "POST"))
def make(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase, then make six new codes and show them."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            confirm_passphrase(member=member_of(request), passphrase=form.cleaned_data["passphrase"])
            return render(request, "accounts/codes.html", {"codes": make_codes(member=member_of(request))})
        except Refused as refused:
            add_refusal(form, refused)
    context = {"form": form, "left": codes_left(member_of(request))}
    return render(request, "accounts/make_codes.html", context, status=UNFIT if form.is_bound else 200)
