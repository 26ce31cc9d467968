"""Changing the passphrase."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from samar.accounts.actions.hash_passphrase import hash_passphrase
from samar.accounts.actions.sign_out import end_all_sessions
from samar.accounts.models import Member
from samar.accounts.passphrases import normal
from samar.kit.errors import Refused
from samar.safety.limits import count_try

TRIES, WINDOW = 10, timedelta(minutes=10)


def change_passphrase(*, member: Member, current: str, new: str) -> None:
    """Set a new passphrase and end every session of the member, the one in this browser included.

    Raises Refused when the current passphrase is wrong or tried too often, or the new one is weak.
    """
    confirm_passphrase(member=member, passphrase=current, field="passphrase")
    member.password = hash_passphrase(new, [member.sign_in_name], field="new_passphrase")
    with transaction.atomic():
        member.save(update_fields=["password"])
        end_all_sessions(member=member)


def confirm_passphrase(*, member: Member, passphrase: str, field: str = "passphrase") -> None:
    """Make sure that `member` is asking. Raises Refused when the passphrase is wrong or tried too often."""
    count_try("passphrase", str(member.pk), limit=TRIES, per=WINDOW)
    if not member.check_password(normal(passphrase)):
        raise Refused(_("This is not your passphrase. Please try again."), field)
