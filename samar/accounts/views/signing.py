"""Signing in and out, and the way back in with a code."""

from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samar.accounts import actions
from samar.accounts.forms import RecoverForm, SignInForm
from samar.accounts.queries import codes_left
from samar.accounts.sign_in_names import fold
from samar.accounts.signing import begin_session
from samar.accounts.views.asking import member_of, wanted_page
from samar.kit import toast
from samar.kit.answers import see_other
from samar.kit.errors import Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.kept_text import KEPT_PREFIX, KeptField, give_back
from samar.kit.routes import MEMBERS, VISITORS, route
from samar.safety.limits import count_try, count_visitor

WINDOW = timedelta(minutes=10)
TRIES_A_NAME = 10
TRIES_A_VISITOR = 40  # a community centre shares one address


@route(who=VISITORS, methods=("GET", "POST"))
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _signed_in(request, form)
        except Refused as refused:
            add_refusal(form, refused)
    context = {
        "form": form,
        "next": wanted_page(request),
        "kept": _kept(request),
        "kept_action": _kept_action(request),
    }
    return render(request, "accounts/sign_in.html", context, status=UNFIT if form.is_bound else 200)


@route(who=VISITORS, methods=("GET", "POST"))
def recover(request: HttpRequest) -> HttpResponse:
    form = RecoverForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _recovered(request, form)
        except Refused as refused:
            add_refusal(form, refused)
    return render(request, "accounts/recover.html", {"form": form}, status=UNFIT if form.is_bound else 200)


@route(who=MEMBERS, methods=("POST",))
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return see_other("home")


@route(who=MEMBERS, methods=("POST",))
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    actions.end_all_sessions(member=member_of(request))
    logout(request)
    return see_other("sign-in")


def _signed_in(request: HttpRequest, form: SignInForm) -> HttpResponse:
    name, passphrase = form.cleaned_data["sign_in_name"], form.cleaned_data["passphrase"]
    count_visitor(request, "sign-in", limit=TRIES_A_VISITOR, per=WINDOW)
    count_try("sign-in", fold(name), limit=TRIES_A_NAME, per=WINDOW)
    member = actions.member_signing_in(sign_in_name=name, passphrase=passphrase)
    begin_session(request, member=member, stays=form.cleaned_data["stays"])
    return give_back(request) or see_other(wanted_page(request) or "home")


def _recovered(request: HttpRequest, form: RecoverForm) -> HttpResponse:
    count_visitor(request, "recover", limit=TRIES_A_VISITOR, per=WINDOW)
    member = actions.recover(code=form.cleaned_data["code"], new_passphrase=form.cleaned_data["new_passphrase"])
    begin_session(request, member=member)
    left = codes_left(member)
    told = ngettext("You are signed in. %(count)d code is left.", "You are signed in. %(count)d codes are left.", left)
    toast.say(request, told % {"count": left} if left else _("You are signed in. That was your last code."))
    return see_other("home" if left else "me-codes")


def _kept(request: HttpRequest) -> list[KeptField]:
    """The text that waits while its writer signs in."""
    return [
        KeptField(name.removeprefix(KEPT_PREFIX), str(value))
        for name, values in request.POST.lists()
        if name.startswith(KEPT_PREFIX)
        for value in values
    ]


def _kept_action(request: HttpRequest) -> str:
    return request.POST.get("kept_action", "")
