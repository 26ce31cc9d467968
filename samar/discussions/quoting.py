"""Quoting: only what was said can be quoted, so that no words are put into anyone's mouth."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samar.discussions.mentions import as_typed, mentioned, name_people
from samar.kit.errors import Refused
from samar.kit.text import clean_text
from samar.people.models import Persona

QUOTE_LIMIT = 600  # characters
OFFERED = 240  # characters of the sentence that is offered for quoting
_MARKS = re.compile(r"[*_>\\\[\]]|\]\([^)\s]*\)")
_SPACES = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?؟…])\s")


def clean_quote(quote: str) -> str:
    """`quote` as it will stand. Raises Refused when it is too long to be a quote."""
    return clean_text(quote, field="quote", limit=QUOTE_LIMIT)


def quoted_from(quote: str, said: Iterable[tuple[str, int | None]]) -> tuple[str, int | None]:
    """The words `quote` as they are kept and who said them, the first of `said` (source, who wrote it) that has them.

    People whom the words mention are kept as mentions, so that a quote shows no name that someone has laid down.
    Raises Refused when nobody said them.
    """
    words = bare(quote)
    for source, author in said:
        names = todays_names(source)
        if words in bare(as_typed(source, names, "")):
            return _with_mentions(quote, {name: number for number, name in names.items()}), author
    raise Refused(_("These words are not in the text that you answer. Quote a part of it as it stands."), "quote")


def todays_names(*sources: str) -> dict[int, str]:
    """The names that the personas mentioned in `sources` have now."""
    people = [persona for source in sources for persona in mentioned(source)]
    return dict(Persona.objects.filter(id__in=people).values_list("id", "name")) if people else {}


def _with_mentions(quote: str, people: dict[str, int]) -> str:
    cut = any(quote.startswith(name) for name in people)  # the quote begins after the "@"
    return name_people(f"@{quote}" if cut else quote, people)


def bare(source: str) -> str:
    """`source` without Markdown's marks, with single spaces: two texts that read the same are the same."""
    return _SPACES.sub(" ", _MARKS.sub("", source)).strip()


def first_sentence(source: str) -> str:
    """The beginning of `source`, as far as one would quote it."""
    sentence = _SENTENCE.split(bare(source), maxsplit=1)[0]
    return sentence if len(sentence) <= OFFERED else sentence[:OFFERED].rsplit(" ", 1)[0]
