"""Changes made with nearly everything that is written: as kit.questions, the ORM says once how to make them.

Each of them holds the one write lock that SQLite has, so what it costs is paid by everyone who waits to write.
"""

from collections.abc import Callable, Hashable
from functools import cache, update_wrapper
from typing import Any

from django.db import connections, router, transaction
from django.db.models import Field, Model, QuerySet
from django.db.models.sql import DeleteQuery, InsertQuery, UpdateQuery

from samar.kit.questions import MOST_KEPT, Sql, StandIns, places_of, taken_apart

type Change = tuple["QuerySet[Any, Any]", dict[str, Any] | None]  # which rows, and their new values or GONE

GONE = None  # the rows are deleted; there must be nothing that refers to them


class Deed:
    """A function that says what to change and how, called as one that does it."""

    def __init__(self, say: Callable[..., Change]) -> None:
        self._say = say
        self._kept: dict[tuple[Hashable, ...], Sql] = {}
        update_wrapper(self, say)

    def __call__(self, *given: Any) -> int:
        """How many rows were changed. Values are what they are to a Question."""
        manner, values = taken_apart(given)
        try:
            sql = self._kept[manner]
        except KeyError:
            sql = self._keep(manner, given)
        with transaction.mark_for_rollback_on_error(using=sql.alias), connections[sql.alias].cursor() as cursor:
            cursor.execute(sql.text, sql.parameters(values))
            return int(cursor.rowcount)

    def _keep(self, manner: tuple[Hashable, ...], given: tuple[Any, ...]) -> Sql:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        stand_ins = StandIns()
        sql = self._kept[manner] = _change(*self._say(*map(stand_ins.of, given)), stand_ins)
        return sql


def done_often(say: Callable[..., Change]) -> Deed:
    """Keep the SQL that changes or deletes rows as `say` answers, as `asked_often` does for questions."""
    return Deed(say)


def save_new(row: Model) -> None:
    """Save a `row` that is new, as `row.save(force_insert=True)` does, by SQL that was made once for its model."""
    alias = router.db_for_write(type(row))
    sql, fields = _insertion(type(row), alias)
    connection = connections[alias]
    values = [field.pre_save(row, add=True) for field in fields]
    given = [field.get_db_prep_save(value, connection) for field, value in zip(fields, values, strict=True)]
    with transaction.mark_for_rollback_on_error(using=alias), connection.cursor() as cursor:
        cursor.execute(sql, given)
        if (number := row._meta.auto_field) is not None:
            row.pk = number.to_python(cursor.fetchone()[0])
    row._state.adding, row._state.db = False, alias


@cache
def _insertion(model: type[Model], alias: str) -> tuple[str, list["Field[Any, Any]"]]:
    """The SQL that inserts a row of `model`, and the fields whose values it takes."""
    number = model._meta.auto_field
    columns = model._meta.local_concrete_fields
    fields = [field for field in columns if field is not number and not field.has_db_default()]
    query: Any = InsertQuery(model)
    query.insert_values(fields, [model()], raw=False)
    compiler = query.get_compiler(alias)
    compiler.returning_fields = [number] if number is not None else None
    return compiler.as_sql()[0][0], fields


def _change(rows: "QuerySet[Any, Any]", changes: dict[str, Any] | None, stand_ins: StandIns) -> Sql:
    alias = router.db_for_write(rows.model)
    query: Any = rows.query.chain(DeleteQuery if changes is None else UpdateQuery)
    if changes is not None:
        query.add_update_values(changes)
    text, parameters = query.get_compiler(alias).as_sql()
    return Sql(text, tuple(parameters), places_of(parameters, stand_ins.made), alias)
