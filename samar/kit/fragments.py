"""Fragments: HTML made when something is written, with slots for what only the reader's moment can tell.

A slot is `STX name:argument ETX`. What people type never holds these two characters (kit.text removes them),
so no one can forge a slot.
"""

from collections.abc import Callable, Mapping

type Filler = Callable[[str], str]

START, END = "\x02", "\x03"


def slot(name: str, argument: str | int = "") -> str:
    """The slot that the filler `name` will replace, given `argument`."""
    return f"{START}{name}:{argument}{END}"


def fill(html: str, fillers: Mapping[str, Filler]) -> str:
    """`html` with each slot replaced by what its filler makes of the argument. Every slot needs one."""
    before, *others = html.split(START)
    done = [before]
    for other in others:
        inside, _end, after = other.partition(END)
        name, _colon, argument = inside.partition(":")
        done += fillers[name](argument), after
    return "".join(done)
