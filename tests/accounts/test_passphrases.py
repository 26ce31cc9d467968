"""Passphrases: how strong one must be, and the ones that are suggested."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from samar.accounts.models import Member
from samar.accounts.passphrases import WORD_LISTS, judge, normal, suggest
from samar.safety.models import RateCount


@pytest.mark.parametrize(
    "passphrase",
    ["lantern harbour quiet plum", "قنديل مرفأ هدوء برقوق", "une tasse près de la fenêtre", "kQ9!vmT2#zLp"],
)
def test_strong_ones_pass(passphrase: str) -> None:
    assert judge(passphrase).is_enough


@pytest.mark.parametrize(
    ("passphrase", "advice"),
    [
        ("", "at least 12 characters"),
        ("kQ9!vmT2#zL", "at least 12 characters"),
        ("passwordpassword", "Repeating something"),
        ("aaaaaaaaaaaaaaaaaaaa", "Repeating something"),
        ("qwertyuiop123456", "guessed"),
        ("abcdefghijklmnop", "abc or 6543"),
        ("x" * 129, "at most 128 characters"),
    ],
)
def test_weak_ones_get_advice(passphrase: str, advice: str) -> None:
    strength = judge(passphrase)
    assert not strength.is_enough
    assert advice in str(strength.advice)


def test_ones_own_names_do_not_count() -> None:
    assert judge("montgolfierenoir").is_enough
    strength = judge("montgolfierenoir", ["Montgolfiere Noir", "montgolfierenoir"])
    assert "close to your name" in str(strength.advice)


def test_a_short_one_never_reads_as_strong() -> None:
    assert judge("kQ9!vmT2#zL").score < 3


def test_a_megabyte_costs_nothing() -> None:
    assert not judge("ab1 " * 300_000).is_enough


def test_the_same_words_from_another_keyboard_are_the_same() -> None:
    assert normal("  cafe\u0301   noir ") == normal("caf\u00e9 noir")


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_a_list_has_1296_different_words(language: str) -> None:
    words = (WORD_LISTS / f"{language}.txt").read_text(encoding="utf-8").split("\n")[:-1]
    assert len(words) == len(set(words)) == 1296
    assert all(word == word.strip() and word for word in words)


@pytest.mark.parametrize("language", ["ar", "fr", "en", "en-gb"])
def test_suggestions_are_strong_and_differ(language: str) -> None:
    suggestions = suggest(language, 20)
    assert len(set(suggestions)) == 20
    assert all(judge(one).is_enough and one.count("-") == 3 for one in suggestions)


def test_a_language_without_a_list_gets_english_words() -> None:
    english = set((WORD_LISTS / "en.txt").read_text(encoding="utf-8").split())
    assert set(suggest("xx", 1)[0].split("-")) <= english


def test_django_is_told_the_same() -> None:
    member = Member(sign_in_name="montgolfierenoir")
    with pytest.raises(ValidationError, match="close to your name"):
        validate_password("montgolfierenoir", member)


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_meter_answers_a_fragment(client: Client, headers: dict[str, str]) -> None:
    response = client.post("/join/strength/", {"passphrase": "abcdefghijklmnop"}, headers=headers)
    page = response.content.decode()
    assert "<meter" in page
    assert "<html" not in page
    assert "abcdefghijklmnop" not in page


@pytest.mark.django_db
def test_the_meter_is_limited_by_counts_alone(client: Client) -> None:
    for _time in range(300):
        client.post("/join/strength/", {"passphrase": "x"})
    assert client.post("/join/strength/", {"passphrase": "x"}).status_code == 422
    assert RateCount.objects.count() in {1, 2}  # two when the window ended meanwhile
