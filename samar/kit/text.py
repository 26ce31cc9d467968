"""Cleaning what people type: safe to keep, safe to show, and still theirs."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from samar.kit.errors import Refused

LINE_LIMIT = 200  # characters in a title or a name
TEXT_LIMIT = 20_000  # characters in a story; about 3,500 words
MARKS_LIMIT = 4  # combining marks on one letter: the most that Arabic with full vowels or Vietnamese needs

_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNWANTED = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI_CONTROLS}\u2028\u2029\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_TOO_MANY_MARKS = re.compile(rf"([{_MARKS}]{{{MARKS_LIMIT}}})[{_MARKS}]+")
_SPACES = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{4,}")


def clean_line(text: str, *, field: str | None = None, limit: int = LINE_LIMIT) -> str:
    """One line of `text`: compatibility forms folded (NFKC), controls and piled-up marks gone, spaces single.

    Raises Refused when it is longer than `limit` characters.
    """
    line = _SPACES.sub(" ", without_harm(unicodedata.normalize("NFKC", text[: limit * 8 + 1]))).strip()
    if len(line) > limit or len(text) > limit * 8:
        raise Refused(_("This is longer than %(limit)d characters. Please shorten it.") % {"limit": limit}, field)
    return line


def clean_text(text: str, *, field: str | None = None, limit: int = TEXT_LIMIT) -> str:
    """Several lines of `text`: composed (NFC), controls and piled-up marks gone, at most two blank lines together.

    Raises Refused when it is longer than `limit` characters.
    """
    if len(text) > limit * 4:
        raise Refused(_("This is longer than %(limit)d characters. Please shorten it.") % {"limit": limit}, field)
    lines = without_harm(unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    body = _BLANK_LINES.sub("\n\n\n", lines).strip()
    if len(body) > limit:
        raise Refused(_("This is longer than %(limit)d characters. Please shorten it.") % {"limit": limit}, field)
    return body


def without_harm(text: str) -> str:
    """`text` without controls, direction controls and piled-up marks."""
    return _TOO_MANY_MARKS.sub(r"\1", _UNWANTED.sub("", text))
