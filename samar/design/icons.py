"""Icons and drawings of Samar: one line weight, round caps, drawn for it.

The sprite stands once in every page (1.3 kB compressed, and no request of its own on a slow line), so an icon
is a short `<use>`; stored fragments name an icon and never a hashed file that the next release would move.
"""

import re
from functools import cache
from html import escape
from pathlib import Path

_HERE = Path(__file__).parent
_SYMBOL = re.compile(r'<symbol id="i-([a-z-]+)"[^>]*?(data-mirrored)?>')


@cache
def sprite() -> str:
    """All icons as one hidden SVG, to stand once in the page."""
    drawn = (_HERE / "icons.svg").read_text(encoding="utf-8")
    drawn = re.sub(r"<!--.*?-->", "", drawn, flags=re.DOTALL).replace(" data-mirrored", "")
    return re.sub(r">\s+<", "><", drawn).strip()


@cache
def names() -> dict[str, bool]:
    """Every icon's name, and whether it points somewhere and so turns round in right-to-left pages."""
    drawn = (_HERE / "icons.svg").read_text(encoding="utf-8")
    return {name: bool(mirrored) for name, mirrored in _SYMBOL.findall(drawn)}


@cache
def icon_html(name: str) -> str:
    """The icon `name`, as decoration: the words beside it, or the control's label, say what it means."""
    turned = " mirrored" if names()[name] else ""
    return f'<svg class="icon{turned}" aria-hidden="true"><use href="#i-{escape(name)}"/></svg>'


def all_icons_html() -> str:
    """Every icon, for the living page."""
    return "".join(icon_html(name) for name in names())


@cache
def drawing_html(name: str) -> str:
    """A small line drawing (lamp, window, cups, chair) for a page that has nothing to show yet."""
    drawn = (_HERE / "drawings" / f"{name}.svg").read_text(encoding="utf-8")
    return re.sub(r">\s+<", "><", drawn).strip()
