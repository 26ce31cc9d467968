"""Recovery codes: made six at a time, each good once for setting a new passphrase."""

from django.db import transaction
from django.utils.translation import gettext as _

from samar.accounts import codes
from samar.accounts.actions.hash_passphrase import hash_passphrase
from samar.accounts.actions.sign_out import end_all_sessions
from samar.accounts.models import Member, RecoveryCode
from samar.kit.errors import Refused


def make_codes(*, member: Member) -> list[str]:
    """Give `member` six new recovery codes in place of any others.

    They are answered once and kept nowhere.
    """
    fresh = codes.new_codes()
    with transaction.atomic():
        member.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(member=member, digest=codes.digest(code)) for code in fresh)
    return fresh


def recover(*, code: str, new_passphrase: str) -> Member:
    """Use up `code`, set the new passphrase and end every session of the member, who is answered.

    Raises Refused when the passphrase is weak (the code stays good) or the code is unknown or used. Unknown
    and known codes cost the same hashing, so that the time tells nothing.
    """
    owner = Member.objects.filter(recovery_codes__digest=codes.digest(code), is_active=True).first()
    names = [owner.sign_in_name] if owner else []
    password = hash_passphrase(new_passphrase, names, field="new_passphrase")
    with transaction.atomic():
        used, _rows = RecoveryCode.objects.filter(member=owner, digest=codes.digest(code)).delete()
        if owner is None or not used:
            raise Refused(_("This code is not one we know, or it has been used already."), "code")
        owner.password = password
        owner.save(update_fields=["password"])
        end_all_sessions(member=owner)
    return owner
