"""Joining: one page, then the codes, then home."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from samar.accounts.offers import begin_session
from samar.accounts.queries import suggest
from samar.kit.answers import see_other
from samar.kit.errors import Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.once import led_to, once
from samar.kit.routes import VISITORS, route
from samar.people.actions import join_network
from samar.people.forms import JoinForm
from samar.people.viewer import Request
from samar.safety.limits import count_visitor

LIMIT, WINDOW = 30, timedelta(hours=1)  # a community centre shares one address
TRIES = 4 * LIMIT  # each tells whether a name is taken, and the names people sign in with are secret
SUGGEST = "suggest"  # the button that asks for other passphrases and keeps what was typed


@route(who=VISITORS, methods=("GET", "POST"))
def join(request: Request) -> HttpResponse:
    is_sent = request.method == "POST" and SUGGEST not in request.POST
    if is_sent:
        count_visitor(request, "join-try", limit=TRIES, per=WINDOW)
    form = JoinForm(request.POST) if is_sent else JoinForm(initial=_typed(request))
    if is_sent and (before := led_to(request)):
        return see_other(before)
    if is_sent and form.is_valid():
        try:
            return _joined(request, form)
        except Refused as refused:
            add_refusal(form, refused)
    context = {"form": form, "suggestions": suggest(request.LANGUAGE_CODE), "asked": SUGGEST in request.POST}
    return render(request, "people/join.html", context, status=UNFIT if is_sent else 200)


def _joined(request: Request, form: JoinForm) -> HttpResponse:
    """Join and show the recovery codes in the answer itself: a page of their own would have to store them."""
    count_visitor(request, "join", limit=LIMIT, per=WINDOW)
    account = form.account()
    with once(request) as attempt:
        if attempt.done:
            return see_other(attempt.location)
        joined = join_network(name=form.cleaned_data["name"], account=account)
        attempt.leads_to(reverse("me-codes"))  # whoever sends it again has not seen the codes
    begin_session(request, member=joined.persona.member)
    return render(request, "accounts/codes.html", {"codes": joined.codes, "is_new": True})


def _typed(request: Request) -> dict[str, Any]:
    """What stands in the form before it is sent:

    what was typed; at first, that the page's language is read.
    """
    if request.method != "POST":
        return {"reads": [request.LANGUAGE_CODE]}
    return {name: request.POST.get(name, "") for name in JoinForm.base_fields} | {
        "reads": request.POST.getlist("reads")
    }
