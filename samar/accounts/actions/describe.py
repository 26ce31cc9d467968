"""What a member tells about themself for the network's sake; none of it is shown to anyone."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from samar.accounts.actions.agree import give_consent, take_back_consent
from samar.accounts.agreement import COUNTRY, LANGUAGES
from samar.accounts.models import Member
from samar.accounts.policies import check_age, check_country, check_languages
from samar.kit.clock import today
from samar.kit.errors import Refused
from samar.safety.age_bands import AgeBand


def choose_languages(*, member: Member, reads: Sequence[str]) -> None:
    """Keep which languages `member` reads, the best first; none takes the consent back. Raises Refused."""
    with transaction.atomic():
        _keep(member, LANGUAGES, reads=check_languages(reads))


def choose_country(*, member: Member, country: str) -> None:
    """Keep the country of `member`, a code of ISO 3166-1; "" takes the consent back. Raises Refused."""
    with transaction.atomic():
        _keep(member, COUNTRY, country=check_country(country))


def say_age_band(*, member: Member, age_band: str) -> None:
    """Move `member` to an older age band. Raises Refused for a younger one, to protect the young."""
    check_age(age_band)
    bands = list(AgeBand.values)
    if bands.index(age_band) < bands.index(member.age_band):
        raise Refused(_("Age only goes forward here. If this was a mistake, write to a moderator."), "age_band")
    Member.objects.filter(pk=member.pk).update(age_band=age_band, age_asked_on=today())


def _keep(member: Member, purpose: str, **fields: object) -> None:
    Member.objects.filter(pk=member.pk).update(**fields)
    if all(fields.values()):
        give_consent(member=member, purpose=purpose)
    else:
        take_back_consent(member=member, purpose=purpose)
