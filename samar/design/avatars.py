"""Avatars: quiet weaves from a persona's random seed, so that nobody needs a picture to be recognised."""

from functools import lru_cache
from hashlib import sha256

PALETTES = 8  # pairs of strand colours, in css/components/avatar.css
_PLACES = ("1.5", "4.5", "7.5")  # middles of the strands, in a drawing nine units wide


@lru_cache(maxsize=4096)
def avatar_svg(seed: str, size: int = 40) -> str:
    """An inline SVG of at most 400 bytes, `size` pixels wide, always the same for the same `seed`.

    Hidden from screen readers: the name beside it says who it is. Its colours come from the tokens, so it is
    at home in every look. The seed is random and belongs to one persona, so a weave links nobody to anything.
    """
    bits = int.from_bytes(sha256(seed.encode()).digest()[:8])
    palette, bits = bits % PALETTES, bits // PALETTES
    figure, bits = bits % 4, bits // 4
    over = "".join(
        f"M{x} {float(y) - 1.5:g}v3"
        for index, (x, y) in enumerate((x, y) for x in _PLACES for y in _PLACES)
        if bits >> index & 1
    )
    down = "".join(f"M{x} 0v9" for x in _PLACES)
    across = "".join(f"M0 {y}h9" for y in _PLACES)
    return (
        f'<svg class="weave w{palette} f{figure}" width="{size}" height="{size}" viewBox="0 0 9 9"'
        ' aria-hidden="true">'
        f'<path d="{down}"/><path class="x" d="{across}"/><path d="{over}"/></svg>'
    )
