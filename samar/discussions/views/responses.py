"""Responding with a word. A press gives it, another takes it back; each may arrive twice."""

from django.http import HttpResponse
from django.shortcuts import render

from samar.discussions.actions import mark_helped, respond, take_back_response
from samar.discussions.models import Reply, Thread
from samar.discussions.queries import hearing, reply_address, reply_for, reply_for_reader, thread_address, thread_for
from samar.discussions.views.going import put_in_place, wants_fragment
from samar.kit.answers import see_other
from samar.kit.routes import MEMBERS, route
from samar.people.viewer import Request


@route(who=MEMBERS, methods=("POST",))
def to_thread(request: Request, thread: str) -> HttpResponse:
    """Respond to the text of a thread."""
    found = thread_for(request.viewer, thread)
    _respond(request, found)
    if wants_fragment(request):
        context = {"hearing": hearing(request.viewer, thread)}
        return put_in_place(render(request, "discussions/hearing.html", context), "#hearing")
    return see_other(f"{thread_address(thread)}#hearing")


@route(who=MEMBERS, methods=("POST",))
def to_reply(request: Request, thread: str, reply: str) -> HttpResponse:
    """Respond to a reply."""
    found = reply_for(request.viewer, thread, reply)
    _respond(request, found.thread, found)
    return _show(request, thread, reply)


@route(who=MEMBERS, methods=("POST",))
def helped(request: Request, thread: str, reply: str) -> HttpResponse:
    """The asker says that a reply helped, or that it did not after all."""
    found = reply_for(request.viewer, thread, reply)
    mark_helped(asker=request.viewer, reply=found, helped=request.POST.get("helped") != "no")
    return _show(request, thread, reply)


def _respond(request: Request, thread: Thread, reply: Reply | None = None) -> None:
    if back := request.POST.get("back"):
        take_back_response(persona=request.viewer, thread=thread, kind=back, reply=reply)
    else:
        respond(persona=request.viewer, thread=thread, kind=request.POST.get("kind", ""), reply=reply)


def _show(request: Request, thread: str, reply: str) -> HttpResponse:
    found = reply_for(request.viewer, thread, reply)
    if wants_fragment(request):
        return put_in_place(HttpResponse(reply_for_reader(request.viewer, found)), f"#r-{reply}")
    return see_other(reply_address(request.viewer, found))
