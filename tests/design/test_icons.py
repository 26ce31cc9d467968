import re
from pathlib import Path

import pytest
from django.template import Context, Template

import samar
from samar.design import icons

PACKAGE = Path(samar.__file__).parent


def test_the_sprite_holds_every_icon_once() -> None:
    found = re.findall(r'<symbol id="i-([a-z-]+)"', icons.sprite())
    assert sorted(found) == sorted(icons.names())
    assert len(found) == len(set(found))


def test_the_sprite_is_light_and_says_nothing_about_style() -> None:
    assert len(icons.sprite()) < 5_000
    assert "style" not in icons.sprite()
    assert "data-" not in icons.sprite()
    assert "<!--" not in icons.sprite()


def test_what_points_somewhere_is_mirrored() -> None:
    mirrored = {name for name, turns in icons.names().items() if turns}
    assert {"back", "on", "exit", "reply", "list", "quote"} <= mirrored
    assert not {"lamp", "bell", "help", "check", "phone", "bold"} & mirrored
    assert 'class="icon mirrored"' in icons.icon_html("back")


def test_an_icon_that_was_not_drawn_is_refused() -> None:
    with pytest.raises(KeyError):
        Template('{% icon "rainbow" %}').render(Context())


def test_templates_name_icons_and_drawings_that_exist() -> None:
    for template in PACKAGE.glob("*/templates/**/*.html"):
        text = template.read_text(encoding="utf-8")
        assert set(re.findall(r'\{% icon "([^"]+)"', text)) <= set(icons.names()), template
        for name in re.findall(r'\{% drawing "([^"]+)"', text):
            assert icons.drawing_html(name).startswith('<svg class="drawing"'), template
