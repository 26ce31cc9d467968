"""Other people: their page, and keeping them away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samar.kit import toast
from samar.kit.answers import see_other
from samar.kit.offers import offered
from samar.kit.routes import MEMBERS, route
from samar.people.actions import block_persona, mute_persona, unblock_persona, unmute_persona
from samar.people.queries import (
    blocked_by_me,
    muted_by_me,
    profile,
    someone_to_block,
    visible_persona,
    whom_i_blocked,
    whom_i_muted,
)
from samar.people.viewer import Request


@route(who=MEMBERS)
def persona(request: Request, public_id: str) -> HttpResponse:
    """The page of a persona."""
    found = visible_persona(request.viewer, public_id)
    context = {
        "profile": profile(found, request.viewer),
        "is_muted": found.pk in request.viewer.muted,
        "below": [make(found, request.viewer) for make in offered("profile")],
    }
    return render(request, "people/persona.html", context)


@route(who=MEMBERS, methods=("GET", "POST"))
def block(request: Request, public_id: str) -> HttpResponse:
    """Say what a block does; then do it."""
    other = someone_to_block(request.viewer, public_id)
    if request.method == "POST":
        block_persona(blocker=request.viewer, blocked=other)
        toast.say(request, _("Blocked. You will not meet again here."))
        return see_other("me-blocks")
    return render(request, "people/block.html", {"other": other})


@route(who=MEMBERS, methods=("POST",))
def unblock(request: Request, public_id: str) -> HttpResponse:
    unblock_persona(blocker=request.viewer, blocked=blocked_by_me(request.viewer, public_id))
    toast.say(request, _("The block is undone. You may meet here again."))
    return see_other("me-blocks")


@route(who=MEMBERS, methods=("GET", "POST"))
def mute(request: Request, public_id: str) -> HttpResponse:
    """Say what muting does; then do it."""
    other = visible_persona(request.viewer, public_id)
    if request.method == "POST":
        mute_persona(muter=request.viewer, muted=other)
        toast.say(request, _("Muted. They are not told."))
        return see_other("me-blocks")
    return render(request, "people/mute.html", {"other": other})


@route(who=MEMBERS, methods=("POST",))
def unmute(request: Request, public_id: str) -> HttpResponse:
    unmute_persona(muter=request.viewer, muted=muted_by_me(request.viewer, public_id))
    toast.say(request, _("No longer muted. You read them again."))
    return see_other("me-blocks")


@route(who=MEMBERS)
def blocks(request: Request) -> HttpResponse:
    """Whom I keep away."""
    context = {
        "blocked": whom_i_blocked(request.viewer, request.GET.get("after", "")),
        "muted": whom_i_muted(request.viewer, request.GET.get("after-muted", "")),
    }
    return render(request, "people/blocks.html", context)
