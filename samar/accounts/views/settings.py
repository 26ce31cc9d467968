"""Settings: one page, each part a form of its own with an address of its own."""

from typing import Any

from django import forms
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samar.accounts.actions import (
    change_passphrase,
    choose_country,
    choose_languages,
    say_age_band,
    take_back_consent,
)
from samar.accounts.forms import AgeForm, CountryForm, LanguagesForm, PassphraseForm
from samar.accounts.queries import codes_left, consents_given
from samar.accounts.views.asking import member_of
from samar.kit import toast
from samar.kit.answers import see_other
from samar.kit.errors import Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.routes import MEMBERS, route


@route(who=MEMBERS)
def overview(request: HttpRequest) -> HttpResponse:
    return _page(request)


@route(who=MEMBERS, methods=("POST",))
def languages(request: HttpRequest) -> HttpResponse:
    form = LanguagesForm(request.POST)
    if not form.is_valid():
        return _page(request, languages_form=form)
    choose_languages(member=member_of(request), reads=form.cleaned_data["reads"])
    return _kept(request, _("Your languages are kept."))


@route(who=MEMBERS, methods=("POST",))
def country(request: HttpRequest) -> HttpResponse:
    form = CountryForm(request.POST)
    if not form.is_valid():
        return _page(request, country_form=form)
    choose_country(member=member_of(request), country=form.cleaned_data["country"])
    return _kept(request, _("Your country is kept.") if form.cleaned_data["country"] else _("No country is kept."))


@route(who=MEMBERS, methods=("POST",))
def age(request: HttpRequest) -> HttpResponse:
    form = AgeForm(request.POST)
    if form.is_valid():
        try:
            say_age_band(member=member_of(request), age_band=form.cleaned_data["age_band"])
            return _kept(request, _("Your age is kept."))
        except Refused as refused:
            add_refusal(form, refused)
    return _page(request, age_form=form)


@route(who=MEMBERS, methods=("GET", "POST"))
def passphrase(request: HttpRequest) -> HttpResponse:
    form = PassphraseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        current, new = form.cleaned_data["passphrase"], form.cleaned_data["new_passphrase"]
        try:
            change_passphrase(member=member_of(request), current=current, new=new)
            update_session_auth_hash(request, member_of(request))  # this browser goes on, with a new key
            return _kept(request, _("Your new passphrase holds. Every other device is signed out."))
        except Refused as refused:
            add_refusal(form, refused)
    return render(request, "accounts/passphrase.html", {"form": form}, status=UNFIT if form.is_bound else 200)


@route(who=MEMBERS, methods=("POST",))
def take_back(request: HttpRequest, purpose: str) -> HttpResponse:
    take_back_consent(member=member_of(request), purpose=purpose)
    return _kept(request, _("Taken back. What was kept for it is gone."))


def _page(request: HttpRequest, **wrong: forms.Form) -> HttpResponse:
    member = member_of(request)
    context: dict[str, Any] = {
        "languages_form": LanguagesForm(initial={"reads": member.reads}),
        "country_form": CountryForm(initial={"country": member.country}),
        "age_form": AgeForm(initial={"age_band": member.age_band}),
        "consents": consents_given(member),
        "codes_left": codes_left(member),
    }
    return render(request, "accounts/settings.html", context | wrong, status=UNFIT if wrong else 200)


def _kept(request: HttpRequest, told: str) -> HttpResponse:
    toast.say(request, told)
    return see_other("me-settings")
