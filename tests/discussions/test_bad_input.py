"""What hostile or unlucky hands may send as an answer: a clear word, nothing lost, nothing broken."""

import time
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from samar.discussions.actions import written
from samar.discussions.models import Reply
from samar.kit.errors import Refused
from samar.people.models import Persona
from tests.discussions.words import answered, told

pytestmark = pytest.mark.django_db

HOSTILE = [
    "<script>alert(1)</script> words",
    "<img src=x onerror=alert(1)> words",
    "[words](javascript:alert(1))",
    "[words](data:text/html;base64,PHNjcmlwdD4=)",
    "[words](&#106;avascript&#58;alert(1))",
    "<a href=x onclick=alert(1)>words</a>",
    "&lt;script&gt;words&lt;/script&gt;",
    "</div></article><h1>words",
    "words <!-- comment",
    "<svg/onload=alert(1)> words",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stay_words(hostile: str, nour: Persona, rowan: Persona) -> None:
    answer = answered(rowan, told(nour), hostile)
    body = answer.html.partition('<div class="words"')[2].partition("</div>")[0]
    assert "words" in body
    for mark in ("<script", "<img", "<svg", "<h1", "<!--", 'href="javascript', 'href="data', 'onclick="', 'onload="'):
        assert mark not in body.lower()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "A few words are enough"),
        (" \n\t ", "A few words are enough"),
        ("\x00\u202e\u200f", "A few words are enough"),
        ("***", "A few words are enough"),
        ("x" * 8001, "longer than 8000 characters"),
        ("x" * 1_000_000, "longer than 8000 characters"),
    ],
)
def test_what_cannot_be_taken_is_given_back(
    signed_in: Callable[..., Client], nour: Persona, rowan: Persona, body: str, said: str
) -> None:
    thread = told(nour)
    answer = signed_in(rowan).post(f"/s/{thread.public_id}/replies/", {"body": body})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert body.replace("\x00", "") in unescape(page)
    assert not Reply.objects.exists()


def test_controls_are_taken_out_and_the_words_stay(nour: Persona, rowan: Persona) -> None:
    answer = answered(rowan, told(nour), "a\x00b \u202edc\u2066 z" + "\u0301" * 50)
    assert answer.source == "ab dc \u017a" + "\u0301" * 4


def test_ten_thousand_quotes_are_quick(nour: Persona, rowan: Persona) -> None:
    thread, body = told(nour), ("> " * 10_000)[:7990] + " still"
    begun = time.process_time()
    answer = answered(rowan, thread, body)
    assert time.process_time() - begun < 1
    assert "still" in answer.html


def test_a_drawn_heart_is_enough(nour: Persona, rowan: Persona) -> None:
    assert answered(rowan, told(nour), "❤️").source == "❤️"


def test_unknown_languages_and_notes_are_named_as_such() -> None:
    for field, about in (
        ("lang", {"lang": "xx"}),
        ("notes", {"notes": ["spoilers"]}),
        ("own_note", {"own_note": "x" * 81}),
    ):
        with pytest.raises(Refused) as refused:
            written(body="words", **about)  # type: ignore[arg-type]
        assert refused.value.field == field


def test_the_language_is_found_and_may_be_given() -> None:
    assert written(body="Je ne suis pas très bien avec mon nom").lang == "fr"
    assert written(body="مساء الخير").lang == "ar"
    assert written(body="Je ne suis pas", lang="en").lang == "en"
    assert written(body="42", reads="fr").lang == "fr"


@pytest.mark.parametrize("forged", ["facts:someone", "chip:1", "mention:1", "nothing"])
def test_a_slot_spelled_in_an_address_fills_nothing_and_breaks_no_page(
    signed_in: Callable[..., Client], nour: Persona, rowan: Persona, forged: str
) -> None:
    thread = told(rowan)
    answered(rowan, thread, f"<https://a.example/%02{forged}%03> and &#2;{forged}&#3;")
    page = signed_in(rowan).get(f"/s/{thread.public_id}/")
    assert page.status_code == 200
    assert nour.name not in page.content.decode()


def test_an_address_with_a_name_in_it_stays_an_address(nour: Persona, rowan: Persona) -> None:
    answer = answered(rowan, told(rowan), "[me](https://a.example/@Rowan) and <https://a.example/@Rowan>")
    assert answer.html.count('href="https://a.example/@Rowan"') == 2
