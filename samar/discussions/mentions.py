"""People named in a text: kept as a number between two marks that no one can type, shown by their name of today."""

import re
from collections.abc import Mapping

from samar.kit.fragments import slot

MENTIONS_MOST = 20  # in one text
NAME_LIMIT = 40  # characters of a persona's name
_MENTION = re.compile("\x02mention:(\\d+)\x03")
_BEFORE = r"(?<![\w/.])"  # in an address or an email "@" names nobody here
_AT = re.compile(rf"{_BEFORE}@(?=\w)")


def mentioned(words: str) -> list[int]:
    """The personas whom a source or a stored fragment mentions."""
    return [int(persona) for persona in _MENTION.findall(words)] if "\x02mention:" in words else []


def possible_names(source: str) -> set[str]:
    """Everything after an "@" in `source` that could be a name: each beginning of what follows it."""
    starts = [found.end() for found in _AT.finditer(source)][:MENTIONS_MOST]
    return {source[start : start + length].rstrip() for start in starts for length in range(1, NAME_LIMIT + 1)}


def name_people(source: str, people: Mapping[str, int]) -> str:
    """`source` with "@name" turned into a mention, for each of `people` (name -> number), the longest names first."""
    for name in sorted(people, key=len, reverse=True):
        source = re.sub(rf"{_BEFORE}@{re.escape(name)}(?!\w)", slot("mention", people[name]), source)
    return source


def as_typed(source: str, names: Mapping[int, str], unknown: str) -> str:
    """`source` with each mention as "@name", and `unknown` for whom the reader may not see."""
    return _MENTION.sub(lambda found: f"@{names.get(int(found[1]), unknown)}", source)
