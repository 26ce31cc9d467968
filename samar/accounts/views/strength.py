"""The meter beside a new passphrase. Nothing of what is sent is kept."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samar.accounts.passphrases import judge
from samar.kit.routes import ANYONE, route
from samar.safety.limits import count_visitor

LIMIT, WINDOW = 300, timedelta(minutes=10)  # someone typing slowly asks once a second


@route(who=ANYONE, methods=("POST",))
def judge_passphrase(request: HttpRequest) -> HttpResponse:
    """The meter as a fragment, with and without htmx."""
    count_visitor(request, "strength", limit=LIMIT, per=WINDOW)
    names = [request.POST.get("name", "")[:80], request.POST.get("sign_in_name", "")[:80]]
    typed = request.POST.get("passphrase", "") or request.POST.get("new_passphrase", "")
    return render(request, "accounts/_strength.html", {"strength": judge(typed, names)})
