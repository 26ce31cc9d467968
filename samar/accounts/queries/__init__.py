"""What is known of an account, for the member alone."""

from dataclasses import dataclass
from datetime import date

from samar.accounts.agreement import AGREEMENT, PURPOSES, VERSION, Purpose
from samar.accounts.models import Consent, Member
from samar.accounts.passphrases import Strength, judge, suggest
from samar.accounts.queries.choices import age_choices, age_choices_when_joining, country_choices
from samar.accounts.sign_in_names import clean_sign_in_name

__all__ = [
    "PURPOSES",
    "ConsentGiven",
    "Strength",
    "age_choices",
    "age_choices_when_joining",
    "clean_sign_in_name",
    "codes_left",
    "consents_given",
    "country_choices",
    "has_accepted_agreement",
    "judge",
    "sign_in_name_is_free",
    "suggest",
]


@dataclass(frozen=True)
class ConsentGiven:
    purpose: Purpose
    given_on: date


def has_accepted_agreement(member_id: int) -> bool:
    """Whether the member accepted the agreement as it reads now."""
    accepted = Consent.objects.filter(member=member_id, purpose=AGREEMENT, version=VERSION, withdrawn_on=None)
    return accepted.exists()


def consents_given(member: Member) -> list[ConsentGiven]:
    """What `member` consents to now, in the order of PURPOSES, each with the day of the latest consent."""
    rows = member.consents.filter(withdrawn_on=None).order_by("given_on").values_list("purpose", "given_on")
    given = dict(rows)
    return [ConsentGiven(purpose, given[purpose.key]) for purpose in PURPOSES if purpose.key in given]


def codes_left(member: Member) -> int:
    """How many recovery codes of `member` have not been used."""
    return member.recovery_codes.count()


def sign_in_name_is_free(name: str) -> bool:
    """Whether nobody signs in by `name`, which has been cleaned."""
    return not Member.objects.filter(sign_in_name=name).exists()
