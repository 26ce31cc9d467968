"""My pages: who I am here, my names, my profile."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samar.kit import toast
from samar.kit.answers import see_other
from samar.kit.errors import Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.offers import offered
from samar.kit.once import once
from samar.kit.routes import MEMBERS, route
from samar.people.actions import (
    add_persona,
    bring_back_persona,
    describe_persona,
    rename_persona,
    retire_persona,
)
from samar.people.forms import NameForm, ProfileForm, described
from samar.people.middleware import PERSONA
from samar.people.models import Audience
from samar.people.queries import own_persona, own_personas, who_will_learn
from samar.people.viewer import Request
from samar.safety.limits import count_try

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # keep a name's direction from turning the line around it
NAMES_A_DAY = 10  # names taken by one persona, so that nobody collects them


@route(who=MEMBERS)
def me(request: Request) -> HttpResponse:
    links = [link(request.viewer) for link in offered("me")]
    return render(request, "people/me.html", {"links": links})


@route(who=MEMBERS, methods=("GET", "POST"))
def personas(request: Request) -> HttpResponse:
    """My names; a POST adds one."""
    form = NameForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _added(request, form.cleaned_data["name"])
        except Refused as refused:
            add_refusal(form, refused)
    context = {"personas": own_personas(request.viewer), "form": form}
    return render(request, "people/personas.html", context, status=UNFIT if form.is_bound else 200)


@route(who=MEMBERS, methods=("POST",))
def use(request: Request, public_id: str) -> HttpResponse:
    """Go on as another of my personas."""
    persona = own_persona(request.viewer, public_id)
    request.session[PERSONA] = persona.pk
    toast.say(request, _("You are %(name)s now.") % {"name": f"{ISOLATE}{persona.name}{END_OF_ISOLATE}"})
    return see_other("home")


@route(who=MEMBERS, methods=("GET", "POST"))
def rename(request: Request, public_id: str) -> HttpResponse:
    persona = own_persona(request.viewer, public_id)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": persona.name})
    if form.is_bound and form.is_valid():
        try:
            _count_name(request)
            rename_persona(persona=persona, name=form.cleaned_data["name"])
        except Refused as refused:
            add_refusal(form, refused)
        else:
            toast.say(request, _("The new name stands everywhere; the old one is gone."))
            return see_other("me-personas")
    context = {"form": form, "persona": own_persona(request.viewer, public_id)}
    return render(request, "people/rename.html", context, status=UNFIT if form.is_bound else 200)


@route(who=MEMBERS, methods=("GET", "POST"))
def retire(request: Request, public_id: str) -> HttpResponse:
    """Ask, then put a persona away."""
    persona = own_persona(request.viewer, public_id)
    if request.method == "POST":
        retire_persona(owner=request.viewer, persona=persona)
        toast.say(request, _("Put away. Its page is closed."))
        return see_other("me-personas")
    return render(request, "people/retire.html", {"persona": persona})


@route(who=MEMBERS, methods=("POST",))
def bring_back(request: Request, public_id: str) -> HttpResponse:
    bring_back_persona(owner=request.viewer, persona=own_persona(request.viewer, public_id))
    return see_other("me-personas")


@route(who=MEMBERS, methods=("GET", "POST"))
def profile(request: Request) -> HttpResponse:
    """What my persona says of itself, and to whom."""
    persona = own_persona(request.viewer, request.viewer.public_id)
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=described(persona))
    if form.is_bound and form.is_valid():
        try:
            describe_persona(persona=persona, description=form.description(), language=request.LANGUAGE_CODE)
        except Refused as refused:
            add_refusal(form, refused)
        else:
            toast.say(request, _("Your profile is kept."))
            return see_other("persona", persona.public_id)
    context = {"form": form, "audiences": [(Audience(one).label, who_will_learn(one)) for one in Audience]}
    return render(request, "people/edit_profile.html", context, status=UNFIT if form.is_bound else 200)


def _added(request: Request, name: str) -> HttpResponse:
    _count_name(request)
    with once(request) as attempt:
        if not attempt.done:
            add_persona(owner=request.viewer, name=name)
            attempt.leads_to(request.path)
    return see_other("me-personas")


def _count_name(request: Request) -> None:
    count_try("name", str(request.viewer.persona_id), limit=NAMES_A_DAY, per=timedelta(days=1))
