"""Nothing that a stranger can fetch tells that two names belong to one member."""

import re
from collections.abc import Callable

from django.test import Client

from samar.people.actions import Description, describe_persona
from samar.people.models import Persona
from samar.people.queries import tag
from tests.people import persona_of


def test_two_names_of_one_member_share_nothing_but_the_frame(
    nour: Persona, rowan: Persona, camille: Persona, signed_in: Callable[..., Client]
) -> None:
    other = persona_of(nour.member, "Lantern")
    for persona in (nour, other, camille):
        describe_persona(persona=persona, description=Description(parts={"about": "Hello."}), language="en")
    stranger = signed_in(rowan)
    everyone = (nour, other, camille)
    words = {one.pk: tokens(stranger.get(f"/p/{one.public_id}/").content.decode()) for one in everyone}
    assert words[nour.pk] & words[other.pk] == words[nour.pk] & words[camille.pk]


def tokens(page: str) -> set[str]:
    """The words of a page without its form's token and its drawing, which come from random numbers."""
    plain = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|<svg class="weave.*?</svg>', "", page)
    return set(re.findall(r"[\w.-]+", plain))


def test_seeds_and_public_ids_are_drawn_anew(nour: Persona) -> None:
    others = [persona_of(nour.member, f"Name {letter * 3}") for letter in "abcd"]
    assert len({persona.seed for persona in others}) == len({persona.public_id for persona in others}) == 4


def test_a_tag_is_one_per_member_and_purpose(nour: Persona, rowan: Persona) -> None:
    other = persona_of(nour.member, "Lantern")
    assert tag(nour, "polls") == tag(other, "polls") != tag(rowan, "polls")
    assert tag(nour, "polls") != tag(nour, "views")
    assert str(nour.member_id) != tag(nour, "polls")
