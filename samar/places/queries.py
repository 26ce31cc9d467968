"""The countries of the world by name, in the order in which a reader of each language looks for them."""

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.utils.translation import get_language

TABLE = Path(__file__).parent / "countries.csv"
FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True)
class Country:
    """A code of ISO 3166-1 and its names by language. Being listed says nothing about a place's status."""

    iso2: str
    names: Mapping[str, str] = field(hash=False)

    def name(self, language: str) -> str:
        """The name in `language` ("fr", "fr-ca"), or in English where that language has none."""
        return self.names.get(_spoken(language), self.names[FALLBACK_LANGUAGE])

    def __str__(self) -> str:
        return self.name(get_language() or FALLBACK_LANGUAGE)


def countries(language: str) -> tuple[Country, ...]:
    """Every country, in the alphabetical order of `language`; English order for a language not known here.

    French accents and the Arabic article and hamza do not move a name: "Égypte" stands before "Espagne", and
    "السودان" under its seen.
    """
    return _in_order(_spoken(language))


def country(iso2: str) -> Country | None:
    """The country of a two-letter code in either case, or None where the code is not in the list."""
    return _by_code().get(iso2.upper()) if iso2.isascii() else None  # "ß".upper() is a country's code


def alphabetical_key(name: str) -> str:
    """What to sort `name` by: letters alone, without accents, article or hamza."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    if not name.startswith(HAMZA_ALEFS):
        letters = letters.removeprefix(ARABIC_ARTICLE)
    return "".join(c for c in letters.translate(SORTED_AS) if c.isalnum() or c == " ")


ARABIC_ARTICLE = "ال"
HAMZA_ALEFS = ("أ", "إ", "آ")  # "ألمانيا" begins with its own letters, not with the article
SORTED_AS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ء": None, "ى": "ي", "ة": "ه", "-": " ", "’": " "})


def _spoken(language: str) -> str:
    return language.partition("-")[0]


@cache
def _in_order(language: str) -> tuple[Country, ...]:
    return tuple(sorted(_by_code().values(), key=lambda one: alphabetical_key(one.name(language))))


@cache
def _by_code() -> Mapping[str, Country]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return MappingProxyType({row["iso2"]: _country(row) for row in csv.DictReader(table)})


def _country(row: dict[str, str]) -> Country:
    names = {column.removeprefix("name_"): name for column, name in row.items() if column.startswith("name_")}
    return Country(row["iso2"], MappingProxyType(names))
