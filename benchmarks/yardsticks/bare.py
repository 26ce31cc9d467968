"""The bare server: a WSGI application that reads the same stored rows by SQL and sends the same bytes. No Django.

BENCH_BARE names a file: {"story": public id, or "" for the list of the newest, "body": file with the page,
"headers": {…}, "sqlite": file or "postgresql": URL}.
"""

import json
import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

THREAD = "SELECT id, title, html FROM discussions_thread WHERE public_id = {0}"
LIST = (
    "SELECT public_id, kind, title, card, lang, created_at FROM discussions_thread WHERE is_open = {0}"
    " ORDER BY id DESC LIMIT 20"
)
REPLIES = "SELECT html FROM discussions_reply WHERE thread_id = {0} ORDER BY top, id LIMIT 20"

_told = json.loads(Path(os.environ["BENCH_BARE"]).read_text(encoding="utf-8"))
_page = Path(_told["body"]).read_bytes()
_headers = list(_told["headers"].items())
_mine = threading.local()


def application(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Read the rows of the page, then send it."""
    rows, mark = _rows(), "?" if "sqlite" in _told else "%s"
    if _told["story"]:
        number, _title, html = rows.execute(THREAD.format(mark), [_told["story"]]).fetchone()
        replies = rows.execute(REPLIES.format(mark), [number]).fetchall()
        read = "".join([html, *(reply[0] for reply in replies)])
    else:
        read = "".join(row[3] for row in rows.execute(LIST.format(mark), [True]).fetchall())
    if not read:
        raise LookupError(_told["story"])
    start_response("200 OK", _headers)
    return [_page]


def _rows() -> Any:
    """This thread's connection, kept open."""
    if not hasattr(_mine, "connection"):
        _mine.connection = _connect()
    return _mine.connection.cursor()


def _connect() -> Any:
    if "sqlite" in _told:
        import pysqlite3  # noqa: PLC0415  only where it is used

        connection = pysqlite3.connect(_told["sqlite"], isolation_level=None)
        connection.execute("PRAGMA cache_size=-16000")
        return connection
    import psycopg  # noqa: PLC0415  only where it is used

    return psycopg.connect(_told["postgresql"], autocommit=True, prepare_threshold=None)
