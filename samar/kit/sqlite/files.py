"""Words that were taken back leave the files of a SQLite database, not only its tables."""

from django.db import connection

PATIENCE = 200  # milliseconds to wait for who reads or writes just now; there is another time


def empty_log() -> None:
    """Bring what was written into the database's file and empty the log beside it, where old pages would stay.

    Deleted words are overwritten in the file (`secure_delete`), but each version of a page also stood in the log.
    Somebody who reads for long keeps the log until the next time. Nothing to do on PostgreSQL, which vacuums by
    itself. Source: https://sqlite.org/pragma.html#pragma_wal_checkpoint
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={usual}")
