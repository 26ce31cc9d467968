"""Ids, cursors, fragments, times and languages."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from samar.kit.cursors import seal, unseal
from samar.kit.detect import detect_language
from samar.kit.fragments import fill, slot
from samar.kit.ids import new_public_id
from samar.kit.language import direction
from samar.kit.times import day_in_words, in_words

NOW = datetime(2026, 11, 20, 20, tzinfo=UTC)


def test_public_ids_are_random_and_of_one_length() -> None:
    ids = {new_public_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(public_id) for public_id in ids} == {16}


@given(st.lists(st.integers(0, 2**63), min_size=1, max_size=3))
def test_a_cursor_opens_only_for_its_own_list(position: list[int]) -> None:
    token = seal(*position, purpose="a")
    assert unseal(token, purpose="a") == tuple(position)
    assert unseal(token, purpose="b") is None
    assert token == seal(*position, purpose="a")


@given(st.text(max_size=60))
def test_a_forged_cursor_opens_nothing(token: str) -> None:
    assert unseal(token, purpose="a") is None


def test_a_cursor_does_not_show_what_it_holds() -> None:
    assert seal(7, purpose="a")[:10] != seal(8, purpose="a")[:10]


def test_slots_are_filled_where_they_stand() -> None:
    html = f"<p>{slot('chip', 7)} and {slot('when', 'x')}</p>"
    assert fill(html, {"chip": lambda key: f"[{key}]", "when": lambda key: key * 2}) == "<p>[7] and xx</p>"


def test_a_slot_without_its_filler_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill(slot("unknown"), {})


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=5), "a moment ago"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=3), "3 days ago"),
        (-timedelta(hours=1), "a moment ago"),
    ],
)
def test_times_are_said_in_words(ago: timedelta, words: str) -> None:
    with translation.override("en"):
        assert in_words(NOW - ago, NOW) == words


def test_days_are_named_from_a_week_on() -> None:
    with translation.override("en"):
        assert in_words(NOW - timedelta(days=8), NOW) == day_in_words(NOW - timedelta(days=8))
        assert "2026" in day_in_words(NOW)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("لا أعرف كيف أقول لأمي", "ar"),
        ("Je ne sais pas comment le dire à ma mère", "fr"),
        ("I do not know how to tell my mother", "en"),
        ("12345", "fr"),
        ("Grüße", "fr"),
    ],
)
def test_the_language_of_a_text_is_guessed(text: str, language: str) -> None:
    assert detect_language(text, "fr") == language


def test_directions_follow_the_script() -> None:
    assert (direction("ar"), direction("he"), direction("fr"), direction("und")) == ("rtl", "rtl", "ltr", "ltr")
