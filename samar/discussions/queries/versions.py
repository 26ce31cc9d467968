"""The versions by which pages kept for visitors are known to be current: one small query each."""

from django.db import connection

from samar.discussions.models.threads import LISTS, NAMES

_THREAD = (
    "SELECT version, is_open, (SELECT number FROM discussions_webversion WHERE name = %s) "
    "FROM discussions_thread WHERE public_id = %s"
)
_LISTS = "SELECT name, number FROM discussions_webversion WHERE name IN (%s, %s) ORDER BY name"


def thread_version(public_id: str) -> object:
    """Changes whenever the page of the thread `public_id` changes for visitors."""
    with connection.cursor() as cursor:
        return cursor.execute(_THREAD, [NAMES, public_id]).fetchone()


def lists_version() -> object:
    """Changes whenever any list changes for visitors."""
    with connection.cursor() as cursor:
        return tuple(cursor.execute(_LISTS, [LISTS, NAMES]).fetchall())
