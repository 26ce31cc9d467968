"""Questions asked for nearly every page: the ORM says once how to ask, and its SQL is asked again.

Making SQL of a queryset costs five to ten times what SQLite needs to answer it. The rule stays where it is
written (`visible_to` and the like): it is followed whenever a question is asked in a new way, and what it
made is kept for other values.
"""

import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial, update_wrapper
from typing import Any, Protocol, Self

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import JSONField, QuerySet
from django.db.models.query import ModelIterable

MOST_KEPT = 1_000  # ways to ask one question; each person with blocks of their own adds one
_FIRST_NUMBER = 2_000_000_000  # fits every integer column that can hold an id
_MARK = "\N{BOX DRAWINGS LIGHT HORIZONTAL}stands in "

type Row = tuple[Any, ...]
type Value = int | str
type Place = tuple[int, int, Callable[[Any], Any]]  # of a parameter, number of the value, and its type there


class Asker(Protocol):
    """Someone for whom a question is asked: who they are is a value, all else is part of the question."""

    @property
    def manner(self) -> Hashable: ...

    @property
    def identity(self) -> int | None: ...

    def as_if(self, identity: int) -> Self: ...


@dataclass(frozen=True, slots=True)
class Sql:
    """A question as the database takes it. `places` tell which given value stands where, and as what type."""

    text: str
    constants: tuple[Any, ...]
    places: tuple[Place, ...]
    alias: str
    converters: Any = ()
    made: Callable[[Row], Any] | None = None  # of each row, where rows are not what was asked for

    def ask(self, values: list[Value]) -> list[Any]:
        connection = connections[self.alias]
        rows = getattr(connection, "read", partial(_read, connection))(self.text, self.parameters(values))
        if self.converters:
            rows = self._converted(rows, connection)
        return rows if self.made is None else [self.made(row) for row in rows]

    def parameters(self, values: list[Value]) -> list[Any]:
        """What stands for the marks in the text, with `values` in their places."""
        parameters = list(self.constants)
        for place, number, adapted in self.places:
            parameters[place] = adapted(values[number])
        return parameters

    def _converted(self, rows: list[Row], connection: Any) -> list[Row]:
        converted = []
        for row in map(list, rows):
            for place, converters, expression in self.converters:
                value = row[place]
                for convert in converters:
                    value = convert(value, expression, connection)
                row[place] = value
            converted.append(tuple(row))
        return converted


class Question:
    """A function that makes a queryset, called as one that answers what it finds."""

    def __init__(self, ask: Callable[..., "QuerySet[Any, Any]"]) -> None:
        self._ask = ask
        self._kept: dict[tuple[Hashable, ...], Sql | None] = {}
        self._made: dict[Hashable, Sql] = {}
        update_wrapper(self, ask)

    def __call__(self, *given: Any) -> list[Any]:
        """What is found. Numbers, words, lists of them and an Asker's identity are values; the rest is fixed."""
        manner, values = taken_apart(given)
        try:
            sql = self._kept[manner]
        except KeyError:
            sql = self._keep(manner, given)
        return sql.ask(values) if sql is not None else []

    def forget(self) -> None:
        """Forget how to ask (tests that change a rule)."""
        self._kept.clear()
        self._made.clear()

    def _keep(self, manner: tuple[Hashable, ...], given: tuple[Any, ...]) -> Sql | None:
        if len(self._kept) >= MOST_KEPT:
            self.forget()
        stand_ins = StandIns()
        sql = _sql_of(self._ask(*map(stand_ins.of, given)), stand_ins.made)
        if sql is not None:  # most manners come to the same in the end
            sql = self._made.setdefault((sql.text, repr(sql.constants), sql.places), sql)
        self._kept[manner] = sql
        return sql


def asked_often(ask: Callable[..., "QuerySet[Any, Any]"]) -> Question:
    """Keep the SQL of the queryset that `ask` makes, for each manner in which it is called.

    What is found comes as rows where the queryset is one of `values_list`, else as instances of its model.
    `ask` may hand its values to the database only, never look at them: TypeError when one does not arrive
    there. An empty string is no value but part of the manner, so `if kind:` is allowed. Whatever else `ask` looks at
    must stay the same as long as the process lives.
    """
    return Question(ask)


def taken_apart(given: tuple[Any, ...]) -> tuple[tuple[Hashable, ...], list[Value]]:
    """The manner in which something is asked or done, and the values it is asked or done with."""
    manner: list[Any] = []
    values: list[Value] = []
    for one in given:
        kind = type(one)
        if kind is int or (kind is str and one):
            manner.append(kind)
            values.append(one)
        elif kind is list:
            manner.append((list, len(one)))
            values.extend(one)
        elif hasattr(kind, "as_if"):
            identity = one.identity
            manner.append((one.manner, identity is None))
            if identity is not None:
                values.append(identity)
        else:
            manner.append(one)
    return tuple(manner), values


class StandIns:
    """Values that nobody would give, to be found again in the parameters that the ORM made."""

    def __init__(self) -> None:
        self.made: list[Value] = []

    def of(self, one: Any) -> Any:
        kind = type(one)
        if kind is list:
            return [self.of(each) for each in one]
        if kind is str and one:
            return self._made(f"{_MARK}{len(self.made)}")
        if kind is int:
            return self._made(_FIRST_NUMBER + len(self.made))
        if hasattr(kind, "as_if") and one.identity is not None:
            return one.as_if(self._made(_FIRST_NUMBER + len(self.made)))
        return one

    def _made[T: Value](self, stand_in: T) -> T:
        self.made.append(stand_in)
        return stand_in


def _sql_of(queryset: "QuerySet[Any, Any]", stand_ins: list[Value]) -> Sql | None:
    """The SQL of `queryset`; None when it can never find anything."""
    alias = queryset.db or router.db_for_read(queryset.model)
    compiler = queryset.query.get_compiler(alias)
    try:
        text, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    places = places_of(parameters, stand_ins)
    columns = [column for column, _sql, _alias in compiler.select]
    converters = [
        (place, [_quickest(convert, column) for convert in needed], column)
        for place, (needed, column) in compiler.get_converters(columns).items()
    ]
    return Sql(text, tuple(parameters), places, alias, converters, _maker(queryset, compiler, alias))


def places_of(parameters: Iterable[Any], stand_ins: list[Value]) -> tuple[Place, ...]:
    """Where in `parameters` the values belong. Raises TypeError when one of them belongs nowhere."""
    places = tuple(
        (place, stand_ins.index(parameter), type(parameter))
        for place, parameter in enumerate(parameters)
        if isinstance(parameter, int | str) and parameter in stand_ins
    )
    if {number for _place, number, _type in places} != set(range(len(stand_ins))):
        raise TypeError("values may only be handed to the database, and all of them must be")
    return places


def _maker(queryset: "QuerySet[Any, Any]", compiler: Any, alias: str) -> Callable[[Row], Any] | None:
    """What makes an instance of the queryset's model out of a row; None when rows are wanted."""
    if queryset._iterable_class is not ModelIterable:
        return None
    told = compiler.klass_info
    if told.get("related_klass_infos"):
        raise TypeError("what is found often comes without what is related to it")
    names = [compiler.select[index][0].target.attname for index in told["select_fields"]]
    return partial(queryset.model.from_db, alias, names)


def _quickest(convert: Callable[..., Any], column: Any) -> Callable[..., Any]:
    """The converter itself, but for plain JSON columns, most of which hold nothing most of the time."""
    field = getattr(column, "target", None)
    return _parsed if isinstance(field, JSONField) and convert == field.from_db_value and not field.decoder else convert


def _parsed(value: Any, _column: Any, _connection: Any) -> Any:
    if not isinstance(value, str):
        return value
    loaded = _loaded(value)
    return loaded.copy() if isinstance(loaded, dict | list) else loaded


@lru_cache(maxsize=4096)
def _loaded(text: str) -> Any:
    return json.loads(text)


def _read(connection: Any, text: str, parameters: list[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(text, parameters)
        rows: list[Row] = cursor.fetchall()
        return rows
