"""How often something may be tried. What is counted is a keyed digest, never an address or a name."""

import hashlib
import hmac
import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samar.kit.clock import now
from samar.kit.errors import Refused
from samar.kit.keys import derived_key
from samar.safety.addresses import visitor_key
from samar.safety.models import RateCount

_TABLE = RateCount._meta.db_table
_COUNT = (
    f"INSERT INTO {_TABLE} (key, count, expires_at) VALUES (%s, 1, %s)"  # noqa: S608  the model's own table
    f" ON CONFLICT (key) DO UPDATE SET count = {_TABLE}.count + 1 RETURNING count"
)
MINUTES_TOLD = 90  # longer waits are told in hours


def count_try(*key: str, limit: int, per: timedelta) -> None:
    """Count one try of whatever `key` names, in a window of the length `per` that all keys share.

    Raises Refused from the try after the `limit`th on, until the window ends, and also when the database
    cannot count: a limit that does not know fails closed. Call it before the transaction of the thing tried,
    so that the count stays when the thing is refused.
    """
    ends = _end_of_window(per)
    with _closed_when_broken():
        count = _one_more(_digest(*key, ends.isoformat()), ends)
    if count > limit:
        raise Refused(_wait(ends - now()))


def count_visitor(request: HttpRequest, what: str, *, limit: int, per: timedelta) -> None:
    """Count one try of `what` from where `request` comes, as `count_try` does."""
    with _closed_when_broken():
        visitor = visitor_key(request)
    count_try(what, visitor, limit=limit, per=per)


def forget_old_counts() -> None:
    """Delete the counts of windows that have ended."""
    RateCount.objects.filter(expires_at__lte=now()).delete()


@contextmanager
def _closed_when_broken() -> Iterator[None]:
    try:
        yield
    except DatabaseError:
        raise Refused(_("This cannot be done just now. Please try again in a few minutes.")) from None


def _one_more(key: str, ends: datetime) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, connection.ops.adapt_datetimefield_value(ends)])
        return int(cursor.fetchone()[0])


def _end_of_window(per: timedelta) -> datetime:
    seconds = per.total_seconds()
    return datetime.fromtimestamp((now().timestamp() // seconds + 1) * seconds, UTC)


def _digest(*parts: str) -> str:
    return hmac.new(derived_key("rate"), "\x00".join(parts).encode(), hashlib.sha256).hexdigest()


def _wait(left: timedelta) -> str:
    minutes = math.ceil(left / timedelta(minutes=1))
    if minutes <= MINUTES_TOLD:
        text = ngettext(
            "Too many tries. Please wait %(count)d minute.",
            "Too many tries. Please wait %(count)d minutes.",
            minutes,
        )
        return text % {"count": minutes}
    hours = math.ceil(minutes / 60)
    text = ngettext(
        "Too many tries. Please wait %(count)d hour.", "Too many tries. Please wait %(count)d hours.", hours
    )
    return text % {"count": hours}
