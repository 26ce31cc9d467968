"""Every list is read along an index, in order: no table is read through, nothing is sorted."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samar.discussions.queries import Wanted, own_cards, thread_cards, thread_page
from samar.people.models import Persona
from samar.people.viewer import Viewer
from tests.discussions.words import answered, told
from tests.people import VISITOR, person, viewer

pytestmark = pytest.mark.django_db

WANTED = [
    Wanted(),
    Wanted(kind="story"),
    Wanted(lang="en"),
    Wanted(kind="story", lang="en"),
    Wanted(awaiting=True),
    Wanted(awaiting=True, lang="en"),
    Wanted(topic="joy"),
    Wanted(topic="joy", lang="en"),
]
BIG = "discussions_(?:thread|threadtopic|reply|response|draft)"
READ_THROUGH = re.compile(rf"SCAN {BIG}(?! USING)|Seq Scan on {BIG}|TEMP B-TREE|\bSort\b")


@contextmanager
def as_if_the_tables_were_big() -> Iterator[None]:
    """PostgreSQL reads small tables through, whatever the indexes; SQLite plans without looking at sizes."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        yield


def plans(queries: list[dict[str, str]]) -> list[str]:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    found = []
    for query in queries:
        if re.search(BIG, query["sql"]) and query["sql"].startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.execute(f"{explain} {query['sql']}".replace("%", "%%"))
                found.append("\n".join(str(row[-1]) for row in cursor.fetchall()))
    return found


@pytest.fixture
def readers(nour: Persona) -> list[Viewer]:
    for number in range(30):
        story = told(nour, f"number {number}", topics=("joy",))
        answered(person(), story)
    return [VISITOR, viewer(person())]


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.purpose)
def test_lists(readers: list[Viewer], wanted: Wanted) -> None:
    with as_if_the_tables_were_big():
        for reader in readers:
            after = thread_cards(reader, wanted).older
            for cursor in {"", after}:
                assert_reads_along_indexes(lambda: thread_cards(reader, wanted, cursor))  # noqa: B023


def test_own_texts_and_a_personas(nour: Persona, readers: list[Viewer]) -> None:
    with as_if_the_tables_were_big():
        assert_reads_along_indexes(lambda: own_cards(viewer(nour)))
        assert_reads_along_indexes(lambda: thread_cards(readers[1], Wanted(author_id=nour.id)))


def test_a_story_with_its_replies(nour: Persona, readers: list[Viewer]) -> None:
    story = told(nour)
    for number in range(45):
        answered(nour, story, f"number {number}")
    with as_if_the_tables_were_big():
        for reader in readers:
            second = thread_page(reader, story.public_id).later
            third = thread_page(reader, story.public_id, after=second)
            for asked in ({}, {"after": second}, {"before": third.earlier}):
                assert_reads_along_indexes(lambda: thread_page(reader, story.public_id, **asked))  # noqa: B023


def assert_reads_along_indexes(read: Any) -> None:
    with CaptureQueriesContext(connection) as queries:
        read()
    made = plans(queries.captured_queries)
    assert made
    for plan in made:
        assert not READ_THROUGH.search(plan), plan
