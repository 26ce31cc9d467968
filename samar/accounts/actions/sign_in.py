"""Signing in: finding the member, then opening a session in their browser.

A session belongs to a browser, so these actions take the request; no other action does.
"""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samar.accounts.agreement import VERSION
from samar.accounts.models import Member
from samar.accounts.passphrases import normal
from samar.accounts.queries import has_accepted_agreement
from samar.accounts.sign_in_names import fold
from samar.kit.errors import Refused

AGREED = "agreed"  # where the session keeps the version of the agreement that was accepted
UNTIL_BROWSER_CLOSES = 0  # seconds, as Django's set_expiry reads it


def member_signing_in(request: HttpRequest, *, sign_in_name: str, passphrase: str) -> Member:
    """The member whose name and passphrase these are.

    Raises Refused in the same words after the same work (one hashing, one query) whether the name is unknown,
    the passphrase wrong or the account closed.
    """
    credentials = {"username": fold(sign_in_name), "password": normal(passphrase)}
    member: Member | None = get_adapter(request).authenticate(request, **credentials)
    if member is None or not member.is_active:
        raise Refused(
            _("The sign-in name or the passphrase is not right. Check both, or use one of your codes.")
        )
    return member


def begin_session(request: HttpRequest, *, member: Member, stays: bool = False) -> None:
    """Sign `member` in with a new session key; for 30 days when `stays`, else until the browser closes."""
    record_authentication(request, member, method="password")
    perform_login(request, Login(user=member))
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if stays else UNTIL_BROWSER_CLOSES)
    if has_accepted_agreement(member.pk):
        request.session[AGREED] = VERSION
    request.look_again()  # type: ignore[attr-defined]  # people.middleware: the reader is someone else now
