"""The viewer: who is reading, as everything that decides what may be seen needs to know it."""

from dataclasses import dataclass

from samar.people.models import Audience


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader. `hidden` are personas whose words this reader must not meet; `muted` only leave lists and notices.

    What blocks mean (SAFETY, "Blocks, bans and personas"): when A's persona A1 blocks X1, every persona of A stops
    seeing X1, and no persona of X sees A1. X2 stays visible to A, so that a block reveals no link.
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
