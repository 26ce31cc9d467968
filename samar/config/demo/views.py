"""Being anyone with one click, in a demonstration only: elsewhere none of this exists."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from samar.accounts.offers import begin_session
from samar.config.demo.content import ROLES, player_of
from samar.kit.errors import NotHere
from samar.kit.routes import DEMO, route
from samar.people.models import Persona

WORDS = {
    "newcomer": _("Someone who joined a while ago, has told a first story and finds answers in the bell."),
    "regular": _("Someone at home here, who reads much and answers often."),
    "helper": _("Someone who listens to people whom nobody has answered yet."),
    "moderator": _("Someone who keeps the agreement alive and can see what texts said before they were changed."),
    "operator": _("Someone who keeps the machine and the network running."),
    "sixteen": _("Someone of sixteen, with what is there for young people."),
}


@dataclass(frozen=True)
class Part:
    """A role that one may play, who plays it, and words about that."""

    role: str
    persona: Persona
    words: object


@route(who=DEMO)
def roles(request: HttpRequest) -> HttpResponse:
    """One button for each role."""
    parts = [Part(role, found, WORDS[role]) for role in ROLES if (found := _persona_of(role))]
    return render(request, "config/roles.html", {"parts": parts})


@route(who=DEMO, methods=("POST",))
def sign_in(request: HttpRequest, role: str) -> HttpResponse:
    """Be whoever plays `role`, and go home."""
    persona = _persona_of(role)
    if persona is None:
        raise NotHere
    begin_session(request, member=persona.member)
    response = redirect("home")
    response.status_code = 303
    return response


@route(who=DEMO)
def away(request: HttpRequest) -> HttpResponse:
    """Where quick exit leads in a demonstration, which asks nothing of other sites."""
    return render(request, "config/away.html")


def _persona_of(role: str) -> Persona | None:
    player = player_of(role)
    if player is None:
        return None
    everyone = Persona.objects.select_related("member")
    return everyone.filter(member__sign_in_name=player.key, name=player.name).first()
