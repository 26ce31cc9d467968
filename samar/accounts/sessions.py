"""Sessions in the database, found by the digest of the key in the cookie:

a stolen table opens no one's session.
"""

import hashlib
from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from samar.accounts.models import Session
from samar.kit.clock import now
from samar.kit.live import end_streams
from samar.kit.questions import asked_often

MEMBER = "_auth_user_id"  # where Django's sign-in keeps the member's number
BROWSER_HOURS = 12  # a session that ends with the browser is forgotten here after this long


class SessionStore(SessionBase):
    """Django's session interface over accounts.Session."""

    def load(self) -> dict[str, Any]:
        rows = _kept(digest(self.session_key or ""))
        if not rows or rows[0][1] <= now():
            self._session_key = None
            return {}
        return dict(self.decode(rows[0][0]))

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(digest=digest(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  Django's signature
        if self.session_key is None:
            return self.create()
        content = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        fields = {
            "content": self.encode(content),
            "member_id": content.get(MEMBER),
            "expires_at": now() + self._kept_for(),
        }
        try:
            with transaction.atomic():
                if must_create:
                    Session.objects.create(digest=digest(self.session_key), **fields)
                elif not self._rows().update(**fields):
                    raise UpdateError
        except IntegrityError:
            raise CreateError if must_create else UpdateError from None
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            with transaction.atomic():
                Session.objects.filter(digest=digest(key)).delete()
                end_streams(key)

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expires_at__lte=now()).delete()

    def _rows(self) -> Any:
        return Session.objects.filter(digest=digest(self.session_key or ""))

    def _kept_for(self) -> timedelta:
        if self.get_expire_at_browser_close():
            return timedelta(hours=BROWSER_HOURS)
        return timedelta(seconds=self.get_expiry_age())


@asked_often
def _kept(session_digest: str) -> QuerySet[Any, Any]:
    """What is kept of one session, and until when it may be used."""
    return Session.objects.filter(digest=session_digest).values_list("content", "expires_at")


def digest(session_key: str) -> str:
    """What the database keeps of a session key: enough to find it, not enough to use it."""
    return hashlib.sha256(session_key.encode()).hexdigest()
