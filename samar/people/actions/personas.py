"""Having several personas: adding, renaming, putting away and taking up again."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samar.accounts.models import Member
from samar.kit.errors import Refused
from samar.kit.outbox import publish
from samar.people.actions.chips import chip_changed
from samar.people.events import PersonaDescribed, PersonaRenamed
from samar.people.models import Persona
from samar.people.names import clean_name, name_key
from samar.people.viewer import Viewer

MOST_PERSONAS = 5  # in use at a time


def add_persona(*, owner: Viewer, name: str) -> Persona:
    """Give the member behind `owner` one more persona. Nothing that others see tells whose it is.

    Raises Refused when the name is taken or unfit, or five are in use.
    """
    cleaned = clean_name(name)
    with transaction.atomic():
        member = _member_with_room(owner)
        return new_persona(member, cleaned)


def rename_persona(*, persona: Persona, name: str) -> None:
    """Call `persona` by `name` from now on. The old name stays nowhere: pages read names when opened.

    Raises Refused when the name is taken or unfit. The same name again changes nothing.
    """
    cleaned = clean_name(name)
    if cleaned == persona.name:
        return
    persona.name, persona.name_key = cleaned, name_key(cleaned)
    with transaction.atomic():
        _save_name(persona)
        chip_changed()
        publish(PersonaRenamed(persona.pk))


def retire_persona(*, owner: Viewer, persona: Persona) -> None:
    """Put `persona` away: its page closes for everybody and nobody can act as it. Its words stay.

    Raises Refused when it is the last one in use. Twice is once.
    """
    with transaction.atomic():
        _lock_member(owner)
        if not Persona.objects.owned_by(owner).active().exclude(pk=persona.pk).exists():
            raise Refused(_("This is the only name you use here. Add another one first, or leave for good."))
        _turn(persona, is_retired=True)


def bring_back_persona(*, owner: Viewer, persona: Persona) -> None:
    """Take `persona` up again. Raises Refused when five others are in use. Twice is once."""
    with transaction.atomic():
        if Persona.objects.filter(pk=persona.pk, is_retired=True).exists():
            _member_with_room(owner)
            _turn(persona, is_retired=False)


def new_persona(member: Member, name: str) -> Persona:
    """A persona of `member` called `name`, which has been cleaned. Raises Refused when it is taken."""
    persona = Persona(member=member, name=name, name_key=name_key(name))
    _save_name(persona)
    return persona


def _save_name(persona: Persona) -> None:
    try:
        with transaction.atomic():
            if persona.pk is None:
                persona.save(force_insert=True)
            else:
                persona.save(update_fields=["name", "name_key"])
    except IntegrityError:
        raise Refused(_("This name is taken here. Add a word to make it yours."), "name") from None


def _member_with_room(owner: Viewer) -> Member:
    member = _lock_member(owner)
    if member.personas.filter(is_retired=False).count() >= MOST_PERSONAS:
        raise Refused(_("You use five names here, which is the most. Put one away first."), "name")
    return member


def _lock_member(owner: Viewer) -> Member:
    """The member behind `owner`, whose other requests wait: two at once must not pass the same check."""
    return Member.objects.select_for_update(of=("self",)).get(personas=owner.persona_id)


def _turn(persona: Persona, *, is_retired: bool) -> None:
    if Persona.objects.filter(pk=persona.pk).exclude(is_retired=is_retired).update(is_retired=is_retired):
        chip_changed()
        publish(PersonaDescribed(persona.pk))
