"""The session of a member in a browser: opened, renewed and left."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest

from samar.accounts.agreement import VERSION
from samar.accounts.models import Member
from samar.accounts.queries import has_accepted_agreement

AGREED = "agreed"  # where the session keeps the version of the agreement that was accepted
UNTIL_BROWSER_CLOSES = 0  # seconds, as Django's set_expiry reads it


def begin_session(request: HttpRequest, *, member: Member, stays: bool = False) -> None:
    """Sign `member` in with a new session key; for 30 days when `stays`, else until the browser closes."""
    record_authentication(request, member, method="password")
    perform_login(request, Login(user=member))
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if stays else UNTIL_BROWSER_CLOSES)
    if has_accepted_agreement(member.pk):
        request.session[AGREED] = VERSION
    request.look_again()  # type: ignore[attr-defined]  # people.middleware: the reader is someone else now
