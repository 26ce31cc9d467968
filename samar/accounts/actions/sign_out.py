"""Ending sessions: they are rows, so ending one holds from the next request on."""

from samar.accounts.models import Member, Session


def end_all_sessions(*, member: Member) -> None:
    """Sign `member` out in every browser."""
    Session.objects.filter(member=member).delete()
