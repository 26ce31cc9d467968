"""Quoting: only what was said can be quoted, so that no words are put into anyone's mouth."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samar.kit.errors import Refused
from samar.kit.text import clean_text

QUOTE_LIMIT = 600  # characters
OFFERED = 240  # characters of the sentence that is offered for quoting
_MARKS = re.compile(r"[*_>\\\[\]]|\]\([^)\s]*\)")
_SPACES = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?؟…])\s")


def clean_quote(quote: str) -> str:
    """`quote` as it will stand. Raises Refused when it is too long to be a quote."""
    return clean_text(quote, field="quote", limit=QUOTE_LIMIT)


def whose_words(quote: str, said: Iterable[tuple[str, int | None]]) -> int | None:
    """Who said the words `quote`, the first of `said` (Markdown as typed, who wrote it) in which they stand.

    Raises Refused when nobody did.
    """
    words = bare(quote)
    for source, author in said:
        if words in bare(source):
            return author
    raise Refused(_("These words are not in the text that you answer. Quote a part of it as it stands."), "quote")


def bare(source: str) -> str:
    """`source` without Markdown's marks, with single spaces: two texts that read the same are the same."""
    return _SPACES.sub(" ", _MARKS.sub("", source)).strip()


def first_sentence(source: str) -> str:
    """The beginning of `source`, as far as one would quote it."""
    sentence = _SENTENCE.split(bare(source), maxsplit=1)[0]
    return sentence if len(sentence) <= OFFERED else sentence[:OFFERED].rsplit(" ", 1)[0]
