"""Bare durable INSERTs: writers in threads of as many processes as the site has, each row in a transaction of its own.

`python -m benchmarks.yardsticks.inserts DATABASE SECONDS WRITERS` prints how many a second and the slowest twentieth.
DATABASE is a file of SQLite, used as the site uses its own.
"""

import json
import multiprocessing
import sys
import threading
import time
from pathlib import Path

import pysqlite3

from benchmarks.load import percentile

PROCESSES = 2
TEXT = "x" * 1_200  # bytes, as a reply with its fragment
BUSY_SECONDS = 20


def main(database: Path, seconds: float, writers: int) -> None:
    """Insert for so many seconds and print the figures as JSON."""
    connection = _connect(database)
    connection.execute("CREATE TABLE IF NOT EXISTS bench_inserts (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    with multiprocessing.Pool(PROCESSES) as pool:
        found = pool.starmap(_insert, [(database, seconds, writers // PROCESSES)] * PROCESSES)
    waits = sorted(wait for part in found for wait in part)
    kept = connection.execute("SELECT count(*) FROM bench_inserts").fetchone()[0]
    connection.execute("DROP TABLE bench_inserts")
    if kept != len(waits):
        raise SystemExit(f"{len(waits)} rows were committed, {kept} are there")
    print(json.dumps({"rate": len(waits) / seconds, "p95": percentile(waits, 95)}))


def _insert(database: Path, seconds: float, writers: int) -> list[float]:
    waits: list[float] = []
    end = time.perf_counter() + seconds
    threads = [threading.Thread(target=_write, args=(database, end, waits)) for _writer in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits


def _write(database: Path, end: float, waits: list[float]) -> None:
    connection = _connect(database)
    while (began := time.perf_counter()) < end:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bench_inserts (text) VALUES (?)", (TEXT,))
        connection.execute("COMMIT")
        waits.append((time.perf_counter() - began) * 1000)


def _connect(database: Path):  # type: ignore[no-untyped-def]
    connection = pysqlite3.connect(database, isolation_level=None, timeout=BUSY_SECONDS)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"):
        connection.execute(statement)
    return connection


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
