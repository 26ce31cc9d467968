"""Fragments: HTML made when something is written, with slots for what only the reader's moment can tell.

A slot is `STX name:argument ETX`. What people type never holds these two characters (kit.text removes them), so
no one can forge a slot.
"""

import re
from collections.abc import Callable, Mapping

type Filler = Callable[[str], str]

_SLOT = re.compile("\x02([a-z_]+):([^\x02\x03]*)\x03")


def slot(name: str, argument: str | int = "") -> str:
    """The slot that the filler `name` will replace, given `argument`."""
    return f"\x02{name}:{argument}\x03"


def fill(html: str, fillers: Mapping[str, Filler]) -> str:
    """`html` with each slot replaced by what its filler makes of the argument. Every slot needs its filler."""
    return _SLOT.sub(lambda found: fillers[found[1]](found[2]), html)
