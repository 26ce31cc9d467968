"""Words that were taken back are in no file any more."""

from pathlib import Path

import pytest
from django.db import connection

from samar.discussions.actions import discard_draft, edit_thread, keep_draft, remove_thread, written
from samar.kit.sqlite.files import empty_log
from samar.people.models import Audience, Persona
from tests.discussions.words import told
from tests.people import viewer

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="about SQLite's files"),
]


def holds(word: str) -> list[str]:
    """The database's files in which `word` stands."""
    database = Path(connection.settings_dict["NAME"])
    files = database.parent.glob(f"{database.name}*")
    return sorted(file.name.removeprefix(database.name) for file in files if word.encode() in file.read_bytes())


def test_taken_back_narrowed_and_discarded_words_leave_the_file_and_its_log(nour: Persona) -> None:
    thread = told(nour, "zanzibar " * 2000, audience=Audience.ONLY_ME)
    edit_thread(author=viewer(nour), thread=thread, words=written(body="zanzibar now"), audience=Audience.EVERYONE)
    draft = keep_draft(author=viewer(nour), fields={"body": ["zanzibar in a draft"]})
    assert holds("zanzibar")
    remove_thread(author=viewer(nour), thread=thread)
    discard_draft(author=viewer(nour), draft=draft)
    empty_log()
    assert holds("zanzibar") == []
