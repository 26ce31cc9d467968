"""When a line answers: read from a short code, said in the reader's language."""

import re
from dataclasses import dataclass
from typing import Final

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from samar.crisis.words import ZONES

ALWAYS: Final = "24/7"
UNSURE: Final[dict[str, Promise | str]] = {
    "unknown": gettext_lazy("We do not know the hours."),
    "most_of_day": gettext_lazy("Most of the day and night. We do not know the exact hours."),
    "some_evenings": gettext_lazy("Some evenings. We do not know which."),
    "none": "",  # a page to read has no hours
}
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PART: Final = re.compile(
    r"(?:(?P<first>[A-Z][a-z]{2})(?:-(?P<last>[A-Z][a-z]{2}))?)? ?"
    r"(?:(?P<start>\d\d:\d\d)-(?P<end>\d\d:\d\d)|(?P<appointment>appointment))?"
)


@dataclass(frozen=True)
class Opening:
    """Days of the week from `first` to `last` (0 is Monday, None where no day is named), and the hours."""

    first: int | None
    last: int | None
    start: str = ""
    end: str = ""
    by_appointment: bool = False

    def words(self) -> str:
        days, hours = _days(self.first, self.last), _hours(self)
        if days and hours:
            return _("%(days)s, %(hours)s") % {"days": days, "hours": hours}
        return days or hours


@dataclass(frozen=True)
class Hours:
    """When a line answers. `code`: "24/7", a key of UNSURE, or openings: "Mon-Fri 10:00-18:00; Sat"."""

    code: str
    openings: tuple[Opening, ...] = ()
    zone: str = ""
    may_vary: bool = False

    @property
    def are_always(self) -> bool:
        return self.code == ALWAYS

    @property
    def are_unsure(self) -> bool:
        return bool(UNSURE.get(self.code))

    def sentences(self) -> tuple[str, ...]:
        """The hours in the language of the moment, one line each; none for what keeps no hours."""
        if self.are_always:
            return (_("Day and night, every day"),)
        if self.code in UNSURE:
            return (str(UNSURE[self.code]),) if UNSURE[self.code] else ()
        return tuple(self._in_zone(capfirst(opening.words())) for opening in self.openings)

    def _in_zone(self, hours: str) -> str:
        return _("%(hours)s, %(zone)s") % {"hours": hours, "zone": ZONES[self.zone]} if self.zone else hours


def parse_hours(code: str, *, zone: str = "", may_vary: bool = False) -> Hours:
    """The hours written as `code`, in `zone` (a key of ZONES; empty for the country's own time).

    Raises ValueError for a code that is not understood: hours are never guessed.
    """
    if zone and zone not in ZONES:
        raise ValueError(f"unknown zone: {zone}")
    if code == ALWAYS or code in UNSURE:
        return Hours(code, zone=zone, may_vary=may_vary)
    return Hours(code, tuple(_opening(part) for part in code.split("; ")), zone, may_vary)


def _opening(part: str) -> Opening:
    found = _PART.fullmatch(part)
    if found is None or not part:
        raise ValueError(f"hours not understood: {part!r}")
    first = DAYS.index(found["first"]) if found["first"] else None
    last = DAYS.index(found["last"]) if found["last"] else first
    return Opening(first, last, found["start"] or "", found["end"] or "", bool(found["appointment"]))


def _days(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return ""
    if first == last:
        return str(WEEKDAYS[first])
    if (first, last) == (0, 6):
        return _("every day")
    between = {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}
    if last == first + 1:
        return pgettext("days of the week", "%(first)s and %(last)s") % between
    return pgettext("days of the week", "%(first)s to %(last)s") % between


def _hours(opening: Opening) -> str:
    if opening.by_appointment:
        return _("by appointment")
    if not opening.start:
        return ""
    return pgettext("hours of the day", "from %(start)s to %(end)s") % {
        "start": _time(opening.start),
        "end": _time(opening.end),
    }


def _time(clock: str) -> str:
    hour, minute = clock.split(":")
    if hour == "24":
        return _("midnight")
    if minute == "00":
        return pgettext("time of day", "%(hour)s:00") % {"hour": int(hour)}
    return pgettext("time of day", "%(hour)s:%(minute)s") % {"hour": int(hour), "minute": minute}
