"""Django's SQLite engine on pysqlite3, because older libraries can corrupt a WAL database under several writers.

Source: https://sqlite.org/wal.html#walresetbug (fixed in 3.51.3).
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import Any

import pysqlite3
from pysqlite3 import dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = dbapi2

from django.db.backends.sqlite3 import base, operations  # noqa: E402  after the library was put in place
from django.db.utils import OperationalError  # noqa: E402

from samar.kit.sqlite.turns import Turn  # noqa: E402

LEAST_VERSION = (3, 51, 3)
LIMITS = {2: 2000, 9: 250_000}  # columns, variables: as pysqlite3 is built, which has no getlimit to ask
BUSY_SECONDS = 20
ON_CONNECT = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA journal_size_limit=67108864",
    "PRAGMA cache_size=-16000",
)

pysqlite3.SQLITE_LIMIT_COLUMN, pysqlite3.SQLITE_LIMIT_VARIABLE_NUMBER = LIMITS


class Connection(dbapi2.Connection):  # type: ignore[misc]
    def getlimit(self, category: int) -> int:
        """The limit for `category`, one of SQLite's SQLITE_LIMIT numbers."""
        return LIMITS[category]


class DatabaseOperations(operations.DatabaseOperations):
    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """As Django's, without asking each moment for its time zone: what is written here is UTC."""
        if value is None:
            return None
        if type(value) is datetime and value.tzinfo is None and connection.timezone is UTC:
            return value.replace(tzinfo=UTC)
        return super().convert_datetimefield_value(value, expression, connection)


class Cursor(base.SQLiteCursorWrapper):
    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        """As Django's, with the marks of parameters rewritten once for each query."""
        return _with_marks(query) if param_names is None else super().convert_query(query, param_names=param_names)


@lru_cache(maxsize=512)
def _with_marks(query: str) -> str:
    return str(base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%"))


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def read(self, query: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """The rows of `query`, without Django's cursor where nobody counts or wraps queries: it costs as much."""
        if self.connection is None or self.queries_logged or self.execute_wrappers or self.needs_rollback:
            with self.cursor() as cursor:
                rows: list[tuple[Any, ...]] = cursor.execute(query, parameters).fetchall()
                return rows
        with self.wrap_database_errors:
            return list(self.connection.execute(_with_marks(query), parameters).fetchall())

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002  Django's signature
        return self.connection.cursor(factory=Cursor)

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        return params | {"timeout": BUSY_SECONDS, "factory": Connection}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        for statement in ON_CONNECT:
            connection.execute(statement)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        """Begin, when it is this connection's turn to write (see kit.sqlite.turns)."""
        if not self._turn.take(BUSY_SECONDS):
            raise OperationalError("database is locked")
        has_begun = False
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            has_begun = True
        finally:
            if not has_begun:
                self._turn.leave()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._turn.leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._turn.leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._turn.close()
            del self._turn  # the next connection may be to another file

    @cached_property
    def _turn(self) -> Turn:
        return Turn(f"{self.settings_dict['NAME']}-turn")
