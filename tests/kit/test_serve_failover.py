"""A PostgreSQL that cut every connection, as a failover does, is used again by the next request."""

import pytest
from django.db import OperationalError, close_old_connections, connection

from samar.kit.models import DueDuty

pytestmark = [
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no connection to lose"),
    pytest.mark.django_db(transaction=True),
]


def begin_request() -> None:
    """What Django does between two requests of a kept connection."""
    connection.close_at = None
    connection.health_check_enabled = True
    close_old_connections()


def cut_connections() -> None:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    other.close()


def test_a_connection_that_was_cut_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samar.kit.postgresql.base.TRUSTED_SECONDS", 0.0)
    DueDuty.objects.create(name="before")
    cut_connections()
    begin_request()
    assert DueDuty.objects.get().name == "before"


def test_a_connection_that_failed_in_use_is_opened_again_by_the_next_request() -> None:
    begin_request()
    DueDuty.objects.create(name="before")
    cut_connections()
    with pytest.raises(OperationalError):
        DueDuty.objects.count()
    begin_request()
    assert DueDuty.objects.get().name == "before"
