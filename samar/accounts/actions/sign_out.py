"""Ending sessions: they are rows, so ending one holds from the next request on."""

from samar.accounts.models import Member, Session
from samar.accounts.sessions import digest


def end_all_sessions(*, member: Member) -> None:
    """Sign `member` out in every browser."""
    Session.objects.filter(member=member).delete()


def end_other_sessions(*, member: Member, kept: str) -> None:
    """Sign `member` out in every browser but the one whose session key is `kept`."""
    Session.objects.filter(member=member).exclude(digest=digest(kept)).delete()
