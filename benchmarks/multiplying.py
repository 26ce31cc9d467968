"""Many stories out of a few, made by the database itself: a million in about a minute.

Each copy has a public id of its own; what its page names is in its own rows. Needs Django to be set up.
"""

from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Min, Model

BATCH = 50_000
REPLIES_EVERY = 4  # one in so many copies has the replies of its original too
_RANDOM = {"sqlite": "lower(hex(randomblob(8)))", "postgresql": "substr(md5(random()::text || i::text), 1, 16)"}
_SERIES = "WITH RECURSIVE n(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM n WHERE i < %s)"


def multiply(posts: int) -> None:
    """Copy the stories there are until there are `posts` of them."""
    from samar.discussions.models import Thread  # noqa: PLC0415  needs Django to be set up

    found = Thread.objects.aggregate(first=Min("id"), last=Max("id"))
    originals = found["last"] - found["first"] + 1
    for start in range(1, posts - originals + 1, BATCH):
        end = min(start + BATCH - 1, posts - originals)
        with transaction.atomic():
            _copy(start, end, found["first"], found["last"], originals)
    _tidy()


def _copy(start: int, end: int, first: int, last: int, originals: int) -> None:
    """Copies number `start` to `end`; number i is a copy of the story `first` + i modulo `originals`."""
    from samar.discussions.models import Reply, Thread, ThreadTopic  # noqa: PLC0415

    base = f"o.{{}} = {first} + i %% {originals}"
    thread = f"{last} + i"
    own = {"id": thread, "public_id": _random()}
    has_replies = f"i %% {REPLIES_EVERY} = 0"
    none = {"reply_count": f"CASE WHEN {has_replies} THEN o.reply_count ELSE 0 END"}
    _insert(Thread, own | none, base.format("id"), (start, end))
    _insert(ThreadTopic, {"thread_id": thread}, base.format("thread_id"), (start, end))
    last_reply = Reply.objects.aggregate(last=Max("id"))["last"] or 0
    number = f"{last_reply} + row_number() OVER ()"
    replies = {"id": number, "top": number, "thread_id": thread, "public_id": _random(), "parent_id": "NULL"}
    _insert(Reply, replies, f"{base.format('thread_id')} AND {has_replies} AND o.id <= {last_reply}", (start, end))
    _rename_slots(last_reply)


def _insert(model: type[Model], changed: dict[str, str], condition: str, numbers: tuple[int, int]) -> None:
    """Insert a copy of the rows of `model` for which `condition` holds, with some columns changed."""
    columns = [field.column for field in model._meta.concrete_fields if field.column in changed or field.column != "id"]
    values = [changed.get(column, f'o."{column}"') for column in columns]
    named = ", ".join(f'"{column}"' for column in columns)
    table = f'"{model._meta.db_table}"'
    chosen = f"SELECT {', '.join(values)} FROM n JOIN {table} o ON {condition}"  # noqa: S608
    sql = f"INSERT INTO {table} ({named}) {_SERIES} {chosen}"
    with connection.cursor() as cursor:
        cursor.execute(sql, list(numbers))


def _rename_slots(last_reply: int) -> None:
    """Let the slots of copied replies name the copies: their originals are found by the text that is the same."""
    from samar.discussions.models import Reply  # noqa: PLC0415

    table = Reply._meta.db_table
    original = "substr(html, instr(html, 'id=\"r-') + 6, 16)"
    if connection.vendor == "postgresql":
        original = "substr(html, position('id=\"r-' in html) + 6, 16)"
    sql = f"UPDATE {table} SET html = replace(html, {original}, public_id) WHERE id > %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [last_reply])


def _random() -> str:
    return _RANDOM[connection.vendor]


def _tidy() -> None:
    """Let the next row get a free number, and let the planner know what there is."""
    from samar.discussions.models import Reply, Thread, ThreadTopic  # noqa: PLC0415

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in (Reply, Thread, ThreadTopic):
                name: Any = model._meta.db_table
                cursor.execute(f"SELECT setval('{name}_id_seq', (SELECT max(id) FROM {name}))")  # noqa: S608
        cursor.execute("ANALYZE")
