"""The data: who can read it, what keeps it, and whether what happened is being handled. Needs Django."""

import os
import stat
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pysqlite3
from django.db import connection

from samar.accounts.models import Member, Role
from samar.config.doctor import FAILED, HINT, OK, Row, judged
from samar.config.founding.key import LEAST_CHARACTERS, key_length
from samar.config.founding.tables import from_the_future, missing_migrations
from samar.discussions.models import Reply, Thread
from samar.kit.clock import now
from samar.kit.models import OutboxEvent
from samar.kit.sqlite.base import LEAST_VERSION

OTHERS = stat.S_IRWXG | stat.S_IRWXO
CLOCKS_DIFFER = timedelta(minutes=5)
LATE, TOO_LATE = timedelta(minutes=1), timedelta(minutes=10)
IN_FORCE = {  # SAFETY, "Durability"; what each PRAGMA may answer
    "journal_mode": ("wal",),
    "synchronous": ("2", "3"),
    "foreign_keys": ("1",),
    "secure_delete": ("1",),
    "mmap_size": ("0", ""),
}
LEAST_POSTGRESQL = 150_000
SHOWN = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_write", "remote_apply"),
    "server_encoding": ("UTF8",),
}


def folder(path: Path) -> Row:
    """Only the owner may enter the data directory, and the owner is who runs Samar."""
    seen = path.stat()
    faults = [f"others may enter {path}: chmod 700 {path}"] if seen.st_mode & OTHERS else []
    faults += [f"{path} belongs to another user than this one"] if seen.st_uid != os.geteuid() else []
    return judged("data directory", faults, f"{path}, for its owner alone")


def key(path: Path | None) -> Row:
    """The key file is there, long enough, and for its owner alone. None: the settings hold the key itself."""
    if path is None:
        return Row(
            "key",
            HINT,
            "it stands in SAMAR_SECRET_KEY; a file named by SAMAR_SECRET_KEY_FILE is seen by fewer",
        )
    if not path.is_file():
        return Row("key", FAILED, f"{path} is not there: `samar init` makes it, or put it back")
    faults = [f"others may read {path}: chmod 600 {path}"] if path.stat().st_mode & OTHERS else []
    faults += [f"{path} holds fewer than {LEAST_CHARACTERS} characters"] if key_length(path) < LEAST_CHARACTERS else []
    return judged("key", faults, f"{path}, for its owner alone")


def sqlite(version: tuple[int, ...] = pysqlite3.sqlite_version_info) -> Row:
    """SQLite 3.51.3 or later: older ones can corrupt a database under several writers."""
    written, least = (".".join(str(part) for part in numbers) for numbers in (version, LEAST_VERSION))
    faults = [f"{written} can corrupt the database: {least} or later is needed"] if version < LEAST_VERSION else []
    return judged("SQLite", faults, written)


def pragmas() -> Row:
    """What makes SQLite durable is in force on a connection as Samar opens it."""
    return judged("SQLite settings", _unlike("PRAGMA", IN_FORCE), "WAL, durable, deleted words are overwritten")


def postgresql(least: int = LEAST_POSTGRESQL) -> Row:
    """PostgreSQL 15 or later, with nothing switched off that keeps acknowledged writes."""
    version = int(_value("SHOW server_version_num"))
    faults = (
        [f"version {version // 10_000} is too old: {least // 10_000} or later is needed"] if version < least else []
    )
    return judged("PostgreSQL", faults + _unlike("SHOW", SHOWN), f"version {version // 10_000}, durable")


def migrations() -> Row:
    """The tables are those of this version of Samar."""
    missing, newer = missing_migrations(), from_the_future()
    faults = [f"{len(missing)} changes are missing ({missing[0]}): run `samar init`"] if missing else []
    faults += [f"the database is from a newer Samar ({newer[0]}): install that one"] if newer else []
    return judged("tables", faults, "as this version of Samar needs them")


def outbox() -> Row:
    """What happened is handled soon: the worker is alive."""
    waiting = OutboxEvent.objects.filter(handled_at=None)
    oldest = waiting.order_by("happened_at").values_list("happened_at", flat=True).first()
    age = now() - oldest if oldest else timedelta()
    if age < LATE:
        return Row(
            "worker",
            OK,
            "nothing waits to be handled" if oldest is None else "what happened is being handled",
        )
    minutes = int(age.total_seconds()) // 60
    said = f"{waiting.count()} events wait, the oldest for {minutes} minutes: is `samar serve` running?"
    return Row("worker", FAILED if age > TOO_LATE else HINT, said)


def operators() -> Row:
    """Somebody can look after the network."""
    there = Member.objects.filter(role=Role.OPERATOR, is_active=True).exists()
    alone = [] if there else ["nobody is operator yet: run `samar createoperator`"]
    return judged("operators", alone, "at least one", otherwise=HINT)


def written() -> Row:
    """Nothing here was written in the future: the clock has not been put back."""
    latest = [words.objects.order_by("-id").values_list("created_at", flat=True).first() for words in (Thread, Reply)]
    ahead = max((moment for moment in latest if moment), default=now()) - now()
    faults = [f"the latest text is from {ahead} ahead: the clock goes behind"] if ahead > CLOCKS_DIFFER else []
    return judged("writing", faults, "nothing is from the future")


def rows() -> Iterator[Row]:
    """All that the database tells; where it lacks tables, only that."""
    if connection.vendor == "sqlite":
        yield sqlite()
        yield pragmas()
    else:
        yield postgresql()
    tables = migrations()
    yield tables
    if tables.state == OK:
        yield outbox()
        yield operators()
        yield written()


def _unlike(ask: str, wanted: Mapping[str, tuple[str, ...]]) -> list[str]:
    seen = {name: _value(f"{ask} {name}") for name in wanted}
    return [f"{name} is {seen[name]}, not {may[0]}" for name, may in wanted.items() if seen[name] not in may]


def _value(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone()
    return str(row[0]) if row else ""
