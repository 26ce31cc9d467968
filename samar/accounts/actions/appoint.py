"""Giving members a part in looking after the network."""

from samar.accounts.models import Member, Role


def appoint(*, member: Member, role: Role) -> None:
    """Let `member` be helper, moderator or operator from the next page on, or a member like others again."""
    Member.objects.filter(pk=member.pk).update(role=role)
    member.role = role
