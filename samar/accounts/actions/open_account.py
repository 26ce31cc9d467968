"""Opening an account. People join through people.actions.join_network, which gives them a persona as well."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samar.accounts.actions.agree import accept_agreement, give_consent
from samar.accounts.actions.recover import make_codes
from samar.accounts.agreement import AGE, COUNTRY, LANGUAGES, WORDS
from samar.accounts.models import Member
from samar.accounts.policies import check_age, check_country, check_languages
from samar.accounts.sign_in_names import clean_sign_in_name
from samar.kit.errors import Refused


@dataclass(frozen=True)
class NewAccount:
    """What someone tells when joining.

    `password` comes from hash_passphrase, `reads` are codes of languages, `country` one of ISO 3166-1 or "".
    """

    sign_in_name: str
    password: str
    age_band: str
    reads: Sequence[str] = ()
    country: str = ""


def open_account(*, account: NewAccount) -> tuple[Member, list[str]]:
    """Make a member with the consents that joining gives; answers the member and the six recovery codes.

    Raises Refused, with the field at fault, when the sign-in name is taken or unfit, the age under 13, or a
    language or the country unknown.
    """
    name = clean_sign_in_name(account.sign_in_name)
    check_age(account.age_band)
    reads = check_languages(account.reads)
    country = check_country(account.country)
    with transaction.atomic():
        member = _member(name, account, reads, country)
        _consent(member)
        return member, make_codes(member=member)


def _member(name: str, account: NewAccount, reads: list[str], country: str) -> Member:
    try:
        with transaction.atomic():
            return Member.objects.create(
                sign_in_name=name,
                password=account.password,
                age_band=account.age_band,
                reads=reads,
                country=country,
            )
    except IntegrityError:
        taken = _("This sign-in name is taken. Add a word to make it yours.")
        raise Refused(taken, "sign_in_name") from None


def _consent(member: Member) -> None:
    accept_agreement(member=member)
    given = {WORDS: True, AGE: True, LANGUAGES: bool(member.reads), COUNTRY: bool(member.country)}
    for purpose, is_given in given.items():
        if is_given:
            give_consent(member=member, purpose=purpose)
