"""Keeping an answer on its way."""

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from samar.discussions.actions import keep_reply_draft
from samar.discussions.forms import ReplyForm
from samar.discussions.queries import thread_address, thread_for
from samar.kit import toast
from samar.kit.answers import see_other
from samar.kit.errors import Refused
from samar.kit.forms import UNFIT
from samar.kit.routes import MEMBERS, route
from samar.kit.typed import nothing_lost
from samar.people.viewer import Request


@route(who=MEMBERS, methods=("POST",))
def keep(request: Request, thread: str) -> HttpResponse:
    """Keep what I have begun to answer; scripts get a line to show, others go back to the thread."""
    quietly = "application/json" in request.headers.get("Accept", "")
    with nothing_lost(request):
        found = thread_for(request.viewer, thread)
    typed = {name: request.POST.getlist(name) for name in ReplyForm.base_fields if name in request.POST}
    try:
        keep_reply_draft(author=request.viewer, thread=found, fields=typed)
    except Refused as refused:
        if quietly:
            return JsonResponse({"said": str(refused)}, status=UNFIT)
        raise
    if quietly:
        return JsonResponse({"said": _("Kept, a moment ago")})
    toast.say(request, _("Kept. It waits here for you."))
    return see_other(f"{thread_address(thread)}#answer")
