"""The viewer: who is reading, as everything that decides what may be seen needs to know it."""

from collections.abc import Hashable
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from django.http import HttpRequest

from samar.people.models import Audience


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader. `hidden` are personas whose words this reader must not meet; `muted` only leave lists and notices.

    What blocks mean (SAFETY, "Blocks, bans and personas"): when A's persona A1 blocks X1, every persona of A
    stops seeing X1, and no persona of X sees A1. X2 stays visible to A, so that a block reveals no link.
    """

    persona_id: int | None = None
    public_id: str = ""
    name: str = ""
    seed: str = ""
    role: str = "visitor"
    age_band: str = ""
    country: str = ""
    language: str = "en"
    languages: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()

    @property
    def signed_in(self) -> bool:
        return self.persona_id is not None

    @property
    def moderates(self) -> bool:
        return self.role in {"moderator", "operator"}

    @property
    def widest(self) -> Audience:
        """The narrowest audience that still admits this reader as one of many."""
        return Audience.MEMBERS if self.signed_in else Audience.EVERYONE

    @property
    def identity(self) -> int | None:
        """Which persona this is: a value in a question (kit.questions)."""
        return self.persona_id

    @property
    def manner(self) -> Hashable:
        """Everything else that a rule about what may be seen can depend on."""
        return _MANNER(self)

    def as_if(self, identity: int) -> "Viewer":
        """This reader as the persona `identity`, of whom no rule knows a name."""
        return replace(self, persona_id=identity, public_id="", name="", seed="")


_MANNER = attrgetter(*({field.name for field in fields(Viewer)} - {"persona_id", "public_id", "name", "seed"}))


class Request(HttpRequest):
    """A request as views get it: people.middleware has put the viewer there."""

    viewer: Viewer
