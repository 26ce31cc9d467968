"""A form taken once: a double click, a retry or a failover creates one thing and leads to it."""

import hashlib
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from samar.kit.models import OnceKey

FIELD = "once"
_KEY = re.compile(r"[A-Za-z0-9_-]{16,32}")


@dataclass
class Attempt:
    """One sending of a form. `done` is true when it was taken before, and `location` is where that led."""

    row: OnceKey
    done: bool = False

    @property
    def location(self) -> str:
        return self.row.location

    def leads_to(self, location: str) -> None:
        """Remember where the form led, for whoever sends it again."""
        self.row.location = location
        self.row.save(update_fields=["location"])


@contextmanager
def once(request: HttpRequest) -> Iterator[Attempt]:
    """A transaction in which the form of `request` is taken, at most once for its session and route.

    A form without a good key is taken as one of its own.
    """
    given = request.POST.get(FIELD, "")
    key = given if _KEY.fullmatch(given) else new_key()
    scope = _scope(request)
    with transaction.atomic():
        try:
            with transaction.atomic():
                attempt = Attempt(OnceKey.objects.create(scope=scope, key=key))
        except IntegrityError:
            attempt = Attempt(OnceKey.objects.get(scope=scope, key=key), done=True)
        yield attempt


def new_key() -> str:
    """A random key for a form that is being shown."""
    return secrets.token_urlsafe(15)


def _scope(request: HttpRequest) -> str:
    route = request.resolver_match.view_name if request.resolver_match else ""
    return hashlib.sha256(f"{request.session.session_key}/{route}".encode()).hexdigest()
