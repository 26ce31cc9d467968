"""Quoting: only what was said can be quoted, so that no words are put into anyone's mouth."""

import re

from django.utils.translation import gettext_lazy as _

from samar.kit.errors import Refused
from samar.kit.text import clean_text

QUOTE_LIMIT = 600  # characters
OFFERED = 240  # characters of the sentence that is offered for quoting
_MARKS = re.compile(r"[*_>\\\[\]]|\]\([^)\s]*\)")
_SPACES = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?؟…])\s")


def clean_quote(quote: str, said: str) -> str:
    """`quote`, when these are words of `said` (Markdown as typed). Raises Refused when they are not."""
    words = clean_text(quote, field="quote", limit=QUOTE_LIMIT)
    if bare(words) not in bare(said):
        raise Refused(_("These words are not in the text that you answer. Quote a part of it as it stands."), "quote")
    return words


def bare(source: str) -> str:
    """`source` without Markdown's marks, with single spaces: two texts that read the same are the same."""
    return _SPACES.sub(" ", _MARKS.sub("", source)).strip()


def first_sentence(source: str) -> str:
    """The beginning of `source`, as far as one would quote it."""
    sentence = _SENTENCE.split(bare(source), maxsplit=1)[0]
    return sentence if len(sentence) <= OFFERED else sentence[:OFFERED].rsplit(" ", 1)[0]
