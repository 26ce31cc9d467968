"""What would hurt later, found now: one row for each thing looked at."""

from collections.abc import Iterable
from dataclasses import dataclass

OK, FAILED, HINT = "ok", "FAILED", "hint"


@dataclass(frozen=True)
class Row:
    """What was looked at, how it is (ok, FAILED or hint), and what was seen or what to do about it."""

    name: str
    state: str
    says: str


def judged(name: str, faults: Iterable[str], well: str, *, otherwise: str = FAILED) -> Row:
    """A row that is ok and says `well`, unless there are `faults`."""
    said = "; ".join(faults)
    return Row(name, otherwise, said) if said else Row(name, OK, well)
