"""Accepting the agreement, and consenting to one purpose at a time."""

from typing import Any

from django.db import transaction

from samar.accounts.agreement import AGREEMENT, COUNTRY, LANGUAGES, PURPOSES, VERSION
from samar.accounts.models import Consent, Member
from samar.kit.clock import today
from samar.kit.errors import NotHere

_WHAT_GOES: dict[str, dict[str, Any]] = {
    LANGUAGES: {"reads": []},
    COUNTRY: {"country": ""},
}  # when consent to a purpose is taken back


def accept_agreement(*, member: Member) -> None:
    """Note that `member` accepted the agreement as it reads now. Accepting twice is accepting once."""
    give_consent(member=member, purpose=AGREEMENT)


def give_consent(*, member: Member, purpose: str) -> None:
    """Note that `member` consents to `purpose`, one of agreement.PURPOSES or the agreement itself."""
    Consent.objects.update_or_create(
        member=member,
        purpose=purpose,
        version=VERSION,
        defaults={"withdrawn_on": None},
        create_defaults={"given_on": today()},
    )


def take_back_consent(*, member: Member, purpose: str) -> None:
    """Note that `member` no longer consents to `purpose`, and forget what it was for. Twice is once.

    Raises NotHere for a purpose that does not exist or that the account cannot be without.
    """
    if purpose not in {one.key for one in PURPOSES if not one.needed}:
        raise NotHere
    with transaction.atomic():
        member.consents.filter(purpose=purpose, withdrawn_on=None).update(withdrawn_on=today())
        Member.objects.filter(pk=member.pk).update(**_WHAT_GOES[purpose])
