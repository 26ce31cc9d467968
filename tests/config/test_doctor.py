"""`samar doctor`: green on a network as it is made, and red on each thing that would hurt."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from samar.config.doctor import FAILED, HINT, OK, data, machine, site
from samar.kit.clock import now
from samar.kit.models import OutboxEvent
from tests.config.command import samar
from tests.people import person


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network as `samar init` makes it."""
    folder = tmp_path_factory.mktemp("well") / "data"
    assert samar("init", "--data-dir", folder, "--host", "samar.example").returncode == 0
    return folder


@pytest.fixture
def folder(well: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(well, tmp_path / "data"))


def doctor(folder: Path, **environ: str) -> tuple[int, dict[str, tuple[str, str]]]:
    """How `samar doctor` ends, and each row: its name, how it is, what it says."""
    ended = samar("doctor", "--data-dir", folder, **environ)
    assert not ended.stderr
    rows = (line.split(maxsplit=1) for line in ended.stdout.splitlines())
    return ended.returncode, {rest[:16].strip(): (state, rest[17:]) for state, rest in rows}


def failed(rows: dict[str, tuple[str, str]]) -> set[str]:
    """What failed, but for catalogues: those are compiled for the checkout, not for a network."""
    return {name for name, (state, _says) in rows.items() if state == FAILED} - {"catalogues"}


def test_a_network_as_it_is_made_is_well(well: Path) -> None:
    _code, rows = doctor(well, SAMAR_BEHIND_PROXY="1")
    assert failed(rows) == set()
    assert [name for name, (state, _says) in rows.items() if state == HINT] == ["operators"]
    assert len(rows) > 15


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    code, rows = doctor(tmp_path / "nothing")
    assert (code, failed(rows)) == (1, {"data directory"})
    assert not (tmp_path / "nothing").exists()


def test_doors_left_open_are_told_with_how_to_close_them(folder: Path) -> None:
    folder.chmod(0o755)
    (folder / "key").chmod(0o640)
    code, rows = doctor(folder)
    assert (code, failed(rows)) == (1, {"data directory", "key"})
    assert f"chmod 700 {folder}" in rows["data directory"][1]
    assert f"chmod 600 {folder / 'key'}" in rows["key"][1]


def test_a_lost_key_is_told(folder: Path) -> None:
    (folder / "key").unlink()
    assert failed(doctor(folder)[1]) == {"key"}


def test_tables_and_files_that_are_behind_are_told(folder: Path) -> None:
    tables = sqlite3.connect(folder / "samar.sqlite3")
    with tables:
        tables.execute("DELETE FROM django_migrations WHERE app = 'notifications'")
    tables.close()
    (folder / "static" / "samar" / "favicon.svg").write_text("another")
    _code, rows = doctor(folder)
    assert failed(rows) == {"tables", "static files"}
    assert "run `samar init`" in rows["tables"][1]


def test_a_database_that_is_none_is_told(folder: Path) -> None:
    (folder / "samar.sqlite3").write_bytes(b"no database, " * 100)
    (folder / "samar.sqlite3-wal").unlink(missing_ok=True)
    assert "database" in failed(doctor(folder)[1])


def test_settings_that_cannot_be_read_are_a_row(folder: Path) -> None:
    code, rows = doctor(folder, SAMAR_HTTPS="perhaps")
    assert (code, failed(rows)) == (1, {"settings"})


def test_open_hosts_and_bare_http_are_told(folder: Path) -> None:
    assert failed(doctor(folder, SAMAR_HOSTS="*")[1]) == {"hosts"}
    assert failed(doctor(folder, SAMAR_HTTPS="0")[1]) == {"HTTPS"}
    assert failed(doctor(folder, SAMAR_DEMO="1")[1]) == {"hosts"}
    assert failed(doctor(folder, SAMAR_EXIT_URL="/nowhere/")[1]) == {"quick exit"}


def test_a_slip_of_spelling_is_a_hint(folder: Path) -> None:
    code, rows = doctor(folder, SAMAR_HOST="samar.example")
    assert rows["settings"] == (HINT, "nothing reads SAMAR_HOST")
    assert code == (1 if rows["catalogues"][0] == FAILED else 0)


def test_an_old_python_and_an_old_sqlite_fail() -> None:
    assert machine.python((3, 11, 9)).state == FAILED
    assert machine.python((3, 12, 0)).state == OK
    assert data.sqlite((3, 51, 2)).state == FAILED
    assert data.sqlite((3, 51, 3)).state == OK


def test_a_full_disk_fails_and_a_filling_one_is_a_hint(tmp_path: Path) -> None:
    states = [machine.disk(tmp_path, free=megabytes * 1_000_000).state for megabytes in (100, 500, 5_000)]
    assert states == [FAILED, HINT, OK]


def test_a_clock_behind_samars_own_files_fails() -> None:
    assert machine.clock(now() - timedelta(days=3650)).state == FAILED
    assert machine.clock().state == OK


@pytest.mark.django_db
def test_a_text_from_the_future_fails() -> None:
    assert data.written().state == OK
    author = person()
    author.thread_set.create(
        kind="story",
        lang="en",
        audience=20,
        is_listed=True,
        is_open=True,
        created_at=now() + timedelta(hours=1),
    )
    assert data.written().state == FAILED


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "state"), [(0, OK), (5, HINT), (30, FAILED)])
def test_events_that_nobody_handles_tell_of_a_worker_that_is_gone(minutes: int, state: str) -> None:
    OutboxEvent.objects.create(name="x", payload={}, happened_at=now() - timedelta(minutes=minutes))
    assert data.outbox().state == state


@pytest.mark.django_db
def test_a_network_without_operator_gets_a_hint() -> None:
    assert data.operators().state == HINT
    person(role="operator")
    assert data.operators().state == OK


@pytest.fixture
def spoilt() -> Iterator[None]:
    """Puts the connection's settings back by opening another."""
    yield
    connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("spoilt")
@pytest.mark.parametrize("pragma", ["synchronous = NORMAL", "secure_delete = OFF", "foreign_keys = OFF"])
def test_sqlite_without_its_safeguards_fails(pragma: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    assert data.pragmas().state == OK
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
    assert data.pragmas().state == FAILED


@pytest.mark.django_db
def test_an_old_postgresql_or_one_that_may_forget_fails() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL only")
    assert data.postgresql(least=9_999_999).state == FAILED
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    assert data.postgresql().state == FAILED


def test_a_catalogue_that_is_missing_or_older_than_its_source_fails(tmp_path: Path) -> None:
    assert site.catalogues(tmp_path).state == FAILED
    for code in ("ar", "fr", "en"):
        (tmp_path / code / "LC_MESSAGES").mkdir(parents=True)
        for name in ("django.po", "django.mo"):
            (tmp_path / code / "LC_MESSAGES" / name).touch()
            os.utime(tmp_path / code / "LC_MESSAGES" / name, (1, 1))
    assert site.catalogues(tmp_path).state == OK
    os.utime(tmp_path / "fr" / "LC_MESSAGES" / "django.po", (2, 2))
    assert site.catalogues(tmp_path) == site.catalogues(tmp_path)
    assert "the one for fr is not compiled" in site.catalogues(tmp_path).says


def test_hosts_that_are_only_this_machine_are_a_hint_unless_it_is_a_demonstration() -> None:
    assert site.hosts(["localhost", "127.0.0.1", "[::1]"], is_demo=False).state == HINT
    assert site.hosts(["localhost", "127.0.0.1", "[::1]"], is_demo=True).state == OK
    assert site.hosts(["samar.example"], is_demo=True).state == FAILED


def test_crisis_lines_past_their_check_are_a_hint(time_machine) -> None:  # type: ignore[no-untyped-def]
    time_machine.move_to("2036-01-01")
    assert site.crisis_lines().state == HINT


def test_undeclared_tiers_fail(settings: Settings) -> None:
    assert site.tiers().state == OK
    settings.SAMAR_THIRD_PARTY_TIERS = "tests.config.test_doctor.NO_TIERS"
    assert site.tiers().state == FAILED


NO_TIERS: dict[str, dict[str, str]] = {}
