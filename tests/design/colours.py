"""Reading the colour tokens, and how far apart two of them are for an eye (WCAG 2.2, relative luminance)."""

import math
import re
from pathlib import Path

import samar.design

CSS = Path(samar.design.__file__).parent / "static" / "samar" / "css"

type Oklch = tuple[float, float, float]

_BLOCK = re.compile(r'((?:@media[^{]*\{\s*)?)(:root|\[data-theme="\w+"\]) \{([^}]*)\}')
_COLOUR = re.compile(r"--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)")


def palettes() -> dict[str, dict[str, Oklch]]:
    """The colours of each look by role, as they apply: `auto` has one for each wish of the device."""
    found: dict[str, dict[str, Oklch]] = {}
    for name in ("1-light", "2-dark", "3-contrast"):
        text = (CSS / "tokens" / f"{name}.css").read_text(encoding="utf-8")
        for wish, look, body in _BLOCK.findall(text):
            colours = {role: (float(one), float(two), float(three)) for role, one, two, three in _COLOUR.findall(body)}
            found[f"{' '.join(wish.split())}{look}"] = colours
    return found


def contrast(one: Oklch, other: Oklch) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def out_of_gamut(colour: Oklch) -> bool:
    """Whether sRGB cannot show it, so that a browser would show something else than what was tested."""
    return any(not -0.001 <= channel <= 1.001 for channel in linear_srgb(colour))


def linear_srgb(colour: Oklch) -> tuple[float, float, float]:
    """Björn Ottosson's matrices (bottosson.github.io/posts/oklab), as CSS Color 4 has them."""
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3  # noqa: E741  the names of the model
    m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )


def _luminance(colour: Oklch) -> float:
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in linear_srgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
