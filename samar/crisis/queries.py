"""Who answers where. No model and no database: this must stand when everything else is down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.functional import Promise

from samar.crisis.lines import ACROSS_BORDERS, Line, all_lines, cautions_by_country
from samar.places.queries import Country, countries


@dataclass(frozen=True)
class Help:
    """What is known for one country, or for nobody's in particular where `country` is None."""

    country: Country | None
    cautions: Sequence[Promise]
    lines: Sequence[Line]
    across_borders: Sequence[Line]

    @property
    def checked_on(self) -> date:
        """The day since which every line shown here has been compared with its sources."""
        return min(line.checked_on for line in (*self.lines, *self.across_borders))


def help_for(country: Country | None) -> Help:
    """The lines of `country`, those open day and night first, and the pages that lead further anywhere."""
    if country is None:
        return Help(None, (), (), lines_in(ACROSS_BORDERS))
    cautions = cautions_by_country().get(country.iso2, ())
    return Help(country, cautions, lines_in(country.iso2), lines_in(ACROSS_BORDERS))


@cache
def lines_in(country: str) -> tuple[Line, ...]:
    """The lines of a country (upper case, or ACROSS_BORDERS), those open day and night first."""
    here = (line for line in all_lines() if line.country == country)
    return tuple(sorted(here, key=lambda line: not line.hours.are_always))


def countries_to_choose(language: str) -> tuple[Country, ...]:
    """The countries of which a line or a caution is known, in the alphabetical order of `language`."""
    known = {line.country for line in all_lines()} | set(cautions_by_country())
    return tuple(country for country in countries(language) if country.iso2 in known)
