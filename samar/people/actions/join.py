"""Joining the network."""

from dataclasses import dataclass

from django.db import transaction

from samar.accounts.actions import NewAccount, open_account
from samar.kit.outbox import publish
from samar.people.actions.personas import new_persona
from samar.people.events import PersonaJoined
from samar.people.models import Persona
from samar.people.names import clean_name


@dataclass(frozen=True)
class Joined:
    """The first persona of a new member, and the recovery codes, which are nowhere else."""

    persona: Persona
    codes: tuple[str, ...]


def join_network(*, name: str, account: NewAccount) -> Joined:
    """Make a member with the persona `name`, the consents that joining gives and six recovery codes.

    Raises Refused, with the field at fault, when either name is taken or unfit, the age under 13, or a
    language or the country unknown.
    """
    cleaned = clean_name(name)
    with transaction.atomic():
        member, codes = open_account(account=account)
        persona = new_persona(member, cleaned)
        publish(PersonaJoined(persona.pk))
    return Joined(persona, tuple(codes))
