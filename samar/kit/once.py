"""A form taken once: a double click, a retry or a failover creates one thing and leads to it.

with once(request) as attempt:
    if attempt.done:
        return redirect(attempt.location)
    story = publish_story(…)
    attempt.leads_to(story.get_absolute_url())
"""

import hashlib
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from samar.kit.clock import now
from samar.kit.deeds import Change, done_often
from samar.kit.models import OnceKey

FIELD = "once"
KEPT_DAYS = 2
_KEY = re.compile(r"[A-Za-z0-9_-]{16,32}")
_TABLE = OnceKey._meta.db_table
_TAKE = f"INSERT INTO {_TABLE} (scope, key, location, created_at) VALUES (%s, %s, '', %s) ON CONFLICT DO NOTHING"  # noqa: S608  the model's own table


@dataclass
class Attempt:
    """One sending of a form. `done` is true when it was taken before, and `location` is where that led."""

    scope: str
    key: str
    location: str = ""
    done: bool = False

    def leads_to(self, location: str) -> None:
        """Remember where the form led, for whoever sends it again."""
        self.location = location
        _led(self.scope, self.key, location)

    @property
    def row(self) -> QuerySet[OnceKey]:
        return OnceKey.objects.filter(scope=self.scope, key=self.key)


@contextmanager
def once(request: HttpRequest) -> Iterator[Attempt]:
    """A transaction in which the form of `request` is taken, at most once for its session and route.

    The second of two at the same moment waits for the first and finds it done; when the first was refused, nothing of
    it is kept and the second is taken. A form without a good key is taken as one of its own.
    Raises RuntimeError, and keeps nothing, when the form was taken but `leads_to` was not called.
    """
    given = request.POST.get(FIELD, "")
    attempt = Attempt(_scope(request), given if _KEY.fullmatch(given) else new_key())
    with transaction.atomic():
        if not _take(attempt):
            attempt.done, attempt.location = True, attempt.row.values_list("location", flat=True).get()
        yield attempt
        if not attempt.location:
            raise RuntimeError("a form was taken, but nothing says where it leads: call attempt.leads_to")


def led_to(request: HttpRequest) -> str:
    """Where the form of `request` led if it was taken before, else "".

    For a form that checks what is free: sent again, it would find taken what it took itself.
    """
    sent = OnceKey.objects.filter(scope=_scope(request), key=request.POST.get(FIELD, ""))
    return sent.values_list("location", flat=True).first() or ""


def new_key() -> str:
    """A random key for a form that is being shown."""
    return secrets.token_urlsafe(15)


def forget_old_keys() -> None:
    """Delete the keys of forms taken more than two days ago."""
    OnceKey.objects.filter(created_at__lt=now() - timedelta(days=KEPT_DAYS)).delete()


@done_often
def _led(scope: str, key: str, location: str) -> Change:
    return OnceKey.objects.filter(scope=scope, key=key), {"location": location}


def _take(attempt: Attempt) -> bool:
    """Whether this is the first; on PostgreSQL the unique index makes it wait for another that is under way."""
    with connection.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(now())
        cursor.execute(_TAKE, [attempt.scope, attempt.key, moment])
        return bool(cursor.rowcount)


def _scope(request: HttpRequest) -> str:
    """Digest of who sends the form and where to: visitors are told apart by the secret in their form's cookie."""
    route = request.resolver_match.view_name if request.resolver_match else ""
    sender = request.session.session_key or request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    return hashlib.sha256(f"{sender}/{route}".encode()).hexdigest()
