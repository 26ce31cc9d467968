"""Django's SQLite engine on pysqlite3, because older libraries can corrupt a WAL database under several writers.

Source: https://sqlite.org/wal.html#walresetbug (fixed in 3.51.3).
"""

import sys
from datetime import UTC, datetime
from typing import Any

import pysqlite3
from pysqlite3 import dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = dbapi2

from django.db.backends.sqlite3 import base, operations  # noqa: E402  after the library was put in place

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
        if type(value) is str and connection.timezone is UTC:
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        return super().convert_datetimefield_value(value, expression, connection)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        return params | {"timeout": BUSY_SECONDS, "factory": Connection}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        for statement in ON_CONNECT:
            connection.execute(statement)
        return connection
