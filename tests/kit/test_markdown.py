"""The small Markdown that people write in."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samar.kit.markdown import to_html


def test_the_marks_people_use_become_html() -> None:
    html = to_html("**a** *b*\n\n- c\n- d\n\n> e\n\n[f](https://example.org)")
    for part in ("<strong>a</strong>", "<em>b</em>", "<li>c</li>", "<blockquote>", 'href="https://example.org"'):
        assert part in html


def test_lines_break_where_they_were_broken() -> None:
    assert "<br>" in to_html("one\ntwo")


def test_links_pass_nothing_on() -> None:
    html = to_html("[f](https://example.org)")
    assert 'rel="nofollow noreferrer noopener ugc"' in html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt&#58;alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "<a href='https://x' onclick='y'>z</a>",
        "![a](https://example.org/x.png)",
        '<https://example.org/"onmouseover=alert(1)>',
        "<svg/onload=alert(1)>",
        "# <b style='x'>heading</b>",
    ],
)
def test_nothing_hostile_comes_through(hostile: str) -> None:
    html = to_html(hostile)
    for mark in ("<script", "<img", "<svg", "<b ", 'href="javascript', 'href="data', 'onclick="', 'onerror="'):
        assert mark not in html.lower()


def test_ten_thousand_nested_quotes_cost_little() -> None:
    begun = time.process_time()
    html = to_html(">" * 10_000 + " a")
    assert html.count("<blockquote>") <= 20
    assert time.process_time() - begun < 5  # a bound against hanging, not a measurement


@given(st.text(alphabet="<>&\"'()[]!*_-`#\\:/ajs=\n ", max_size=200))
def test_only_the_allowed_tags_ever_appear(source: str) -> None:
    import re  # noqa: PLC0415

    tags = set(re.findall(r"</?([a-z0-9]+)", to_html(source)))
    assert tags <= {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"}


@pytest.mark.parametrize(
    "source",
    [
        "> " * 10_000 + "word\n\nafter",
        "- " * 9_000 + "word\n\nafter",
        "1. " * 6_000 + "word\n\nafter",
        "\n".join("> " * depth + "word" for depth in range(1, 40)) + "\n\nafter",
        "\n".join("  " * depth + "- word" for depth in range(60)) + "\n\nafter",
        "\n".join("> " + "  " * depth + "- word" for depth in range(60)) + "\n\nafter",
    ],
)
def test_no_word_is_lost_however_deep_it_is_quoted(source: str) -> None:
    html = to_html(source)
    assert (html.count("word"), html.count("after")) == (source.count("word"), 1)
    assert html.count("<blockquote>") + html.count("<li>") < 80


CONTROLS = [*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F, 0x85, 0x061C, 0x200E, 0x200F, 0x202E, 0x2066, 0x2069, 0xFEFF]


@pytest.mark.parametrize("code", CONTROLS)
def test_no_spelling_of_a_control_becomes_one(code: int) -> None:
    quoted = "".join(f"%{byte:02X}" for byte in chr(code).encode())
    for spelled in (
        f"&#{code};",
        f"&#x{code:x};",
        f"<https://a.org/{quoted}b>",
        f"[a](https://a.org/{quoted}&#{code};)",
    ):
        assert chr(code) not in to_html(f"a {spelled} b")


def test_an_address_in_arabic_is_shown_as_it_is_read() -> None:
    assert ">https://a.org/\u0633\u0645\u0631</a>" in to_html("<https://a.org/%D8%B3%D9%85%D8%B1>")
