"""Django's PostgreSQL engine, asking a connection less often whether it still lives.

Connections are kept from request to request, so each must be tried before use: a failover cuts them all. A trial is a
way to the database and back, a twentieth of a page, and needless a moment after the last.
"""

from math import inf
from time import monotonic

from django.db.backends.postgresql import base

TRUSTED_SECONDS = 1.0  # after a trial; one that is cut meanwhile fails one request and is then opened again


class DatabaseWrapper(base.DatabaseWrapper):
    tried_at = -inf

    def close_if_health_check_failed(self) -> None:
        if monotonic() - self.tried_at >= TRUSTED_SECONDS:
            super().close_if_health_check_failed()
            self.tried_at = monotonic()
