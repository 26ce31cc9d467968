"""Every look can be read: contrast of every pair of tokens that meet, computed from the style sheet."""

import pytest

from tests.design.colours import contrast, out_of_gamut, palettes

PALETTES = palettes()
GROUNDS = ("paper", "glow", "raised")
WASHES = ("lamp-wash", "calm-wash", "alarm-wash")
ROLES = {*GROUNDS, *WASHES, "ink", "ink-soft", "line", "edge", "lamp", "calm", "alarm", "on-fill"}

looks = pytest.mark.parametrize("look", PALETTES)


def test_there_are_the_looks_and_their_twins() -> None:
    assert len(PALETTES) == 7
    assert PALETTES['[data-theme="dark"]'] == PALETTES['@media (prefers-color-scheme: dark) {[data-theme="auto"]']
    assert PALETTES['[data-theme="contrast"]'] == PALETTES['@media (prefers-contrast: more) {[data-theme="auto"]']
    evening = [name for name in PALETTES if "prefers-color-scheme: dark" in name and '[data-theme="auto"]' in name]
    assert PALETTES[evening[1]] == PALETTES['@media (prefers-color-scheme: dark) {[data-theme="contrast"]']


@looks
def test_a_look_has_every_role_and_no_colour_that_screens_cannot_show(look: str) -> None:
    assert {role for role in PALETTES[look] if role != "float"} == ROLES
    assert not [role for role, colour in PALETTES[look].items() if out_of_gamut(colour)]


@looks
@pytest.mark.parametrize("ground", [*GROUNDS, *WASHES])
def test_reading_text_stands_out_seven_to_one(look: str, ground: str) -> None:
    assert contrast(PALETTES[look]["ink"], PALETTES[look][ground]) >= 7


@looks
@pytest.mark.parametrize("ground", [*GROUNDS, *WASHES])
@pytest.mark.parametrize("ink", ["ink-soft", "lamp", "calm", "alarm"])
def test_other_words_stand_out_four_and_a_half_to_one(look: str, ground: str, ink: str) -> None:
    assert contrast(PALETTES[look][ink], PALETTES[look][ground]) >= 4.5


@looks
@pytest.mark.parametrize("fill", ["lamp", "calm", "alarm", "ink", "ink-soft"])
def test_words_on_a_button_stand_out(look: str, fill: str) -> None:
    assert contrast(PALETTES[look]["on-fill"], PALETTES[look][fill]) >= 4.5


@looks
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_one_can_type_in_has_an_edge_one_can_see(look: str, ground: str) -> None:
    assert contrast(PALETTES[look]["edge"], PALETTES[look][ground]) >= 3


def test_high_contrast_is_higher() -> None:
    for look in ('[data-theme="contrast"]', '@media (prefers-color-scheme: dark) {[data-theme="contrast"]'):
        for ink in ("ink-soft", "lamp", "calm", "alarm"):
            assert contrast(PALETTES[look][ink], PALETTES[look]["paper"]) >= 10
