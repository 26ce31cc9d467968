"""What people's pages show that other rooms know, and what those must do when a persona changes (kit.offers).

"profile": a function of a Persona and the Viewer who opens its page, answering safe HTML to stand below it.
"me": a function of the Viewer, answering a MeLink for the page "me".
"names": a function without arguments, called in the transaction in which a name or pronouns change.
"persona-erasure": a function of a Persona about to be erased, called in the transaction that erases it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise

from samar.accounts.models import Member
from samar.kit.offers import contribute, offered
from samar.people.actions.chips import chip_changed


@dataclass(frozen=True)
class MeLink:
    """A line of the page "me"."""

    label: str | Promise
    address: str
    icon: str = ""


def erase_personas(member: Member) -> None:
    """Let every room forget what it holds of the personas of `member`, before the database's cascades."""
    for persona in member.personas.order_by("seed"):  # an order that tells nothing
        for erase in offered("persona-erasure"):
            erase(persona)
    chip_changed()


contribute("erasure", erase_personas)
