"""Cleaning what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samar.kit.errors import Refused
from samar.kit.text import clean_line, clean_text


@pytest.mark.parametrize("name", ["نور الليل", "שירה", "สมชาย", "Zoë", "Nguyễn Thị Ánh", "José", "مُحِبّ"])
def test_names_of_many_scripts_pass_unharmed(name: str) -> None:
    import unicodedata  # noqa: PLC0415

    assert clean_line(name) == unicodedata.normalize("NFKC", name)


def test_controls_and_bidi_controls_are_gone() -> None:
    assert clean_line("a\x00b\u202ec\u2066d\ufeffe\x02f") == "abcdef"


def test_compatibility_letters_are_folded_in_lines_and_kept_in_texts() -> None:
    assert clean_line("Ａｄｍｉｎ") == "Admin"
    assert clean_text("½ cup") == "½ cup"


def test_piled_up_marks_are_cut_to_four() -> None:
    assert clean_text("a" + "\u0301\u0316" * 200).count("\u0316") + 1 <= 5


def test_lines_keep_at_most_two_blank_ones_together() -> None:
    assert clean_text("a\r\n\r\n\r\n\r\n\r\nb") == "a\n\n\nb"


def test_what_is_too_long_is_refused_beside_its_field() -> None:
    with pytest.raises(Refused) as refused:
        clean_text("a" * 1_000_001, field="body", limit=1000)
    assert refused.value.field == "body"
    with pytest.raises(Refused):
        clean_line("a" * 201)


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert "\x02" not in once
    assert "\x03" not in once


@given(st.text(max_size=60))
def test_a_line_has_no_breaks_and_no_controls(text: str) -> None:
    line = clean_line(text)
    assert line == " ".join(line.split())
    assert not any(ord(letter) < 32 for letter in line)
