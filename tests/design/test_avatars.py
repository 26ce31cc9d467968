import re

from hypothesis import given
from hypothesis import strategies as st

from samar.design.avatars import PALETTES, avatar_svg
from tests.design.colours import CSS


@given(st.text(max_size=64), st.integers(min_value=16, max_value=512))
def test_a_weave_is_small_and_carries_nothing_inline(seed: str, size: int) -> None:
    drawn = avatar_svg(seed, size)
    assert len(drawn.encode()) <= 400
    assert "style" not in drawn
    assert 'aria-hidden="true"' in drawn
    assert not re.search(r'(?:fill|stroke)="', drawn)


def test_a_seed_always_gives_the_same_weave() -> None:
    avatar_svg.cache_clear()
    first = avatar_svg("moss", 40)
    avatar_svg.cache_clear()
    assert avatar_svg("moss", 40) == first


def test_weaves_differ() -> None:
    assert len({avatar_svg(f"seed {number}") for number in range(1000)}) > 900


def test_every_palette_and_figure_has_its_style() -> None:
    style = (CSS / "components" / "avatar.css").read_text(encoding="utf-8")
    assert all(f".w{number} {{" in style for number in range(PALETTES))
    drawn = "".join(avatar_svg(f"seed {number}") for number in range(400))
    assert set(re.findall(r'class="weave (w\d) ', drawn)) == {f"w{number}" for number in range(PALETTES)}
