"""Names: every script is welcome; what looks like another name, or like staff, is not."""

import pytest

from samar.kit.errors import Refused
from samar.people.names import clean_name, name_key


@pytest.mark.parametrize(
    "name",
    [
        "نور الفجر",
        "غيمة صغيرة",
        "שִׁירָה",
        "สมชาย",
        "हिन्दी",
        "Zoë",
        "Đặng Thị",
        "O’Hara",
        "Samar K",
        "سمر الليل",
        "badminton",
    ],
)
def test_names_of_every_script_pass_as_they_are(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Camille", "CamiIIe"),
        ("Camille", "Саmillе"),
        ("Camille", "camille "),
        ("Camille", "Cámillè"),
        ("Camille", "C a m i l l e"),
        ("Camille", "Ｃａｍｉｌｌｅ"),
        ("Rowan", "Rovvan"),
        ("Sol", "S0l"),
        ("Bern", "Bem"),
        ("أحمد", "احمد"),
        ("محمد", "محـــمد"),
        ("محمد", "مُحَمَّد"),
        ("هدى", "هدي"),
        ("كريم", "کریم"),
        ("שירה", "שִׁירָה"),
        ("ليل ٣", "ليل 3"),
        ("Camille", "Camille\ufe0f"),
        ("Camille", "Cam\u1160ille"),
        ("Camille", "Camille\u3164"),
        ("Camille", "Camille\U000e0100"),
        ("Camille", "Cam\u180bille"),
        ("Camille", "Camille\u17b4"),
    ],
)
def test_what_a_glance_confuses_has_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ليل", "ليلى"), ("Camille", "Camilla"), ("हिन्दी", "हन्दी"), ("สมชาย", "สมชัย"), ("نور", "بور")],
)
def test_what_differs_to_the_eye_has_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "name",
    [
        "Moderator", "M0derator", "m o d e r a t o r", "Mоderator", "Admin", "admin1", "Admin Claire",
        "𝓐𝓭𝓶𝓲𝓷", "Samar", "Sаmar", "SAMAR 1", "Samar Team", "Helper", "The Operator", "Staff", "L’équipe",
        "Admin\u1160", "Moder\ufe0fator",
        "Modératrice", "Opérateur", "سمر", "سـمـر", "المشرف", "مشرفة الموقع", "الإدارة", "مدير",
    ],
)  # fmt: skip
def test_names_that_sound_like_staff_are_refused(name: str) -> None:
    with pytest.raises(Refused, match="looks after this place"):
        clean_name(name)


def test_bidi_controls_and_piled_marks_go() -> None:
    assert clean_name("\u202eab\u2066c") == "abc"
    assert len(clean_name("a" + "\u0301" * 30 + "b")) <= 6


@pytest.mark.parametrize("name", ["", " ", "a", "12", "✨✨", "\u202e\u202e\u202e", "\u3164\u3164", "n" * 41])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        clean_name(name)
