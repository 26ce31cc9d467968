"""Ending sessions: they are rows, so ending one holds from the next request on, and streams end with them."""

from django.db import transaction

from samar.accounts.models import Member, Session
from samar.kit.live import end_streams_of_digest


def end_all_sessions(*, member: Member) -> None:
    """Sign `member` out in every browser."""
    sessions = Session.objects.filter(member=member)
    with transaction.atomic():
        for digest in sessions.values_list("digest", flat=True):
            end_streams_of_digest(digest)
        sessions.delete()
