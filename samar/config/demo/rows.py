"""Rows written many at a time, without a model instance for each: what a million posts need."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

type Row = list[Any]


class Table:
    """The table of `model`, and rows for it as the database wants them."""

    def __init__(self, model: type[Model]) -> None:
        self._meta = model._meta
        self._fields = self._meta.concrete_fields
        self.place = {field.attname: number for number, field in enumerate(self._fields)}

    def row(self, instance: Model) -> Row:
        """The row of `instance`, to be copied and changed by `place`."""
        return [field.get_db_prep_save(getattr(instance, field.attname), connection) for field in self._fields]

    def prepared(self, name: str, value: object) -> object:
        """`value` as the column of the field `name` keeps it."""
        return self._fields[self.place[name]].get_db_prep_save(value, connection)

    def changed(self, row: Row, **values: object) -> Row:
        """A copy of `row` with `values`, by column and as the database wants them."""
        copy = row.copy()
        for name, value in values.items():
            copy[self.place[name]] = value
        return copy

    def numbered(self, rows: list[Row]) -> list[Row]:
        """`rows`, each with a number of its own. Call it in the transaction that writes them."""
        for row, number in zip(rows, self.reserve(len(rows)), strict=True):
            row[self.place["id"]] = number
        return rows

    def reserve(self, count: int) -> Sequence[int]:
        """Numbers for `count` new rows. Call it in the transaction that writes them."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                next_of = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
                cursor.execute(next_of, [self._meta.db_table, count])
                return [number for (number,) in cursor.fetchall()]
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [self._meta.db_table])
            last = cursor.fetchone()
        first = (last[0] if last else 0) + 1
        return range(first, first + count)

    def insert(self, rows: Sequence[Row]) -> None:
        """Write `rows`."""
        quoted = [connection.ops.quote_name(field.column or "") for field in self._fields]
        into = connection.ops.quote_name(self._meta.db_table)
        marks = ", ".join(["%s"] * len(quoted))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {into} ({', '.join(quoted)}) VALUES ({marks})", rows)  # noqa: S608
