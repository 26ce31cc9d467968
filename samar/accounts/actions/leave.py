"""Leaving: everything of a member is erased, at once."""

from django.db import transaction

from samar.accounts.actions.change_passphrase import confirm_passphrase
from samar.accounts.models import Member
from samar.kit.offers import offered


def leave_network(*, member: Member, passphrase: str) -> None:
    """Erase `member` and everything of theirs. Raises Refused when the passphrase is wrong."""
    confirm_passphrase(member=member, passphrase=passphrase)
    erase_member(member=member)


def erase_member(*, member: Member) -> None:
    """Erase `member` and everything of theirs, in one transaction.

    Rooms above contribute "erasure": a function of a Member, called in that transaction before the account's
    row goes, for what the database's own cascades cannot do well.
    """
    with transaction.atomic():
        for erase in offered("erasure"):
            erase(member)
        member.delete()
