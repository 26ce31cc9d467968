"""When something happened, in words: as a distance for who reads now, as a day for pages that are kept."""

from datetime import UTC, date, datetime
from functools import lru_cache

from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE, HOUR, DAY = 60, 3600, 86_400  # seconds
WEEK_DAYS = 7
DAY_FORMAT = "j F Y"  # as all three languages write a day; the month is named in the language


def in_words(moment: datetime, now: datetime, language: str = "") -> str:
    """How long ago `moment` was, in the active language; from a week on, the day.

    `language` is the active one, for those who know it: asking for it costs as much as the words.
    """
    seconds = max(0, int((now - moment).total_seconds()))
    if seconds < WEEK_DAYS * DAY:
        return _distance(*_coarse(seconds), language or translation.get_language() or "en")
    return day_in_words(moment, language)


def day_in_words(moment: datetime, language: str = "") -> str:
    """The day of `moment` (UTC) in the active language, such as "20 November 2026"."""
    return _day(moment.astimezone(UTC).date(), language or translation.get_language() or "en")


def _coarse(seconds: int) -> tuple[str, int]:
    if seconds < MINUTE:
        return "moment", 0
    if seconds < HOUR:
        return "minute", seconds // MINUTE
    if seconds < DAY:
        return "hour", seconds // HOUR
    return "day", seconds // DAY


@lru_cache(maxsize=1024)
def _distance(unit: str, count: int, language: str) -> str:  # noqa: ARG001  the language is part of the key
    if unit == "moment":
        return _("a moment ago")
    if unit == "minute":
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", count) % {"count": count}
    if unit == "hour":
        return ngettext("%(count)d hour ago", "%(count)d hours ago", count) % {"count": count}
    if count == 1:
        return _("yesterday")
    return ngettext("%(count)d day ago", "%(count)d days ago", count) % {"count": count}


@lru_cache(maxsize=4096)
def _day(day: date, language: str) -> str:
    with translation.override(language):
        return format_date(day, DAY_FORMAT)
