"""`samar init`: makes a network once, brings it forward ever after, and tells mistakes in a line."""

import sqlite3
from pathlib import Path

import pytest

from tests.config.command import at_a_terminal, mistake, samar


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_network_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    ended = samar(
        "init",
        "--data-dir",
        folder,
        "--name",
        'Maison "d\'Arc"',
        "--language",
        "fr",
        "--host",
        "samar.example",
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert str(folder / "key") in ended.stdout
    assert (mode(folder), mode(folder / "key"), mode(folder / "samar.env")) == (0o700, 0o600, 0o600)
    assert mode(folder / "samar.sqlite3") == 0o600
    assert len((folder / "key").read_text().strip()) == 64
    assert (folder / "static" / "staticfiles.json").exists()
    assert list((folder / "static" / "samar").glob("favicon.*.svg.gz")) or list((folder / "static").rglob("*.gz"))


def test_a_second_time_changes_nothing_that_was_said_and_keeps_the_key(tmp_path: Path) -> None:
    samar("init", "--data-dir", tmp_path, "--name", "First", "--language", "ar", "--language", "fr")
    key, kept = (tmp_path / "key").read_bytes(), (tmp_path / "samar.env").read_text()
    assert samar("init", "--data-dir", tmp_path).returncode == 0
    assert (tmp_path / "key").read_bytes() == key
    assert (tmp_path / "samar.env").read_text() == kept
    assert samar("init", "--data-dir", tmp_path, "--name", "Second").returncode == 0
    assert (tmp_path / "key").read_bytes() == key
    assert (tmp_path / "samar.env").read_text() == kept.replace("First", "Second")


def test_an_older_database_is_brought_forward_and_a_broken_static_file_mended(tmp_path: Path) -> None:
    samar("init", "--data-dir", tmp_path)
    tables_of(tmp_path, "DROP TABLE notifications_bell", "DROP TABLE notifications_notice",
              "DELETE FROM django_migrations WHERE app = 'notifications'")  # fmt: skip
    (tmp_path / "static" / "samar" / "favicon.svg").write_text("old")
    assert samar("init", "--data-dir", tmp_path).returncode == 0
    tables_of(tmp_path, "SELECT * FROM notifications_bell")
    assert (tmp_path / "static" / "samar" / "favicon.svg").read_text() != "old"


def test_a_database_of_a_newer_samar_is_left_alone(tmp_path: Path) -> None:
    samar("init", "--data-dir", tmp_path)
    tables_of(
        tmp_path,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '2030-01-01')",
    )
    assert "made by a newer Samar (people.9999_later)" in mistake("init", "--data-dir", tmp_path)


def test_the_key_may_be_kept_elsewhere(tmp_path: Path) -> None:
    folder, key = tmp_path / "data", tmp_path / "safe" / "key"
    assert samar("init", "--data-dir", folder, "--key-file", key).returncode == 0
    assert mode(key) == 0o600
    assert not (folder / "key").exists()
    assert samar("init", "--data-dir", folder).returncode == 0
    assert not (folder / "key").exists()


def test_a_key_that_is_there_is_taken_and_closed_to_others(tmp_path: Path) -> None:
    key = tmp_path / "own"
    key.write_text("k" * 60)
    key.chmod(0o644)
    assert samar("init", "--data-dir", tmp_path / "data", "--key-file", key).returncode == 0
    assert (key.read_text(), mode(key)) == ("k" * 60, 0o600)


def test_a_key_in_the_environment_needs_no_file(tmp_path: Path) -> None:
    ended = samar("init", "--data-dir", tmp_path, SAMAR_SECRET_KEY="e" * 60)
    assert ended.returncode == 0
    assert not (tmp_path / "key").exists()


def test_data_without_its_key_gets_no_new_one(tmp_path: Path) -> None:
    samar("init", "--data-dir", tmp_path)
    (tmp_path / "key").unlink()
    assert "has no key: put it back" in mistake("init", "--data-dir", tmp_path)
    assert not (tmp_path / "key").exists()


def test_a_key_is_not_left_behind_by_naming_another_place(tmp_path: Path) -> None:
    samar("init", "--data-dir", tmp_path)
    assert "move it to" in mistake("init", "--data-dir", tmp_path, "--key-file", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_directory_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "a file is in the way" in mistake("init", "--data-dir", tmp_path / "file")
    assert "a file is in the way" in mistake("init", "--data-dir", tmp_path / "file" / "below")
    assert "cannot be used" in mistake("init", "--data-dir", "/sys/samar")
    assert "File name too long" in mistake("init", "--data-dir", tmp_path / ("x" * 300))


def test_somebody_elses_directory_is_neither_closed_nor_filled(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("")
    tmp_path.chmod(0o755)
    assert "holds other things (thesis.txt)" in mistake("init", "--data-dir", tmp_path)
    assert (mode(tmp_path), [path.name for path in tmp_path.iterdir()]) == (0o755, ["thesis.txt"])


@pytest.mark.parametrize(
    ("flag", "value", "says"),
    [
        ("--language", "xx", "does not speak 'xx' yet"),
        ("--language", "", "choose at least one language"),
        ("--name", "two\nlines\x00".replace("\x00", "\x1b"), "one line of 1 to 60"),
        ("--name", "n" * 61, "one line of 1 to 60"),
        ("--name", "hidden\u202eturn", "one line of 1 to 60"),
        ("--host", "https://samar.example", "is no host name"),
        ("--host", "*", "is no host name"),
        ("--host", "", "name at least one host"),
    ],
)
def test_an_answer_that_is_no_good_makes_nothing(tmp_path: Path, flag: str, value: str, says: str) -> None:
    assert says in mistake("init", "--data-dir", tmp_path / "data", flag, value)
    assert not (tmp_path / "data").exists()


def test_a_file_of_many_lines_is_no_key_and_keeps_its_mode(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("somebody:x:1000:1000::/home/somebody:/bin/sh\n" * 9)
    other.chmod(0o644)
    assert "has 0 characters" in mistake("init", "--data-dir", tmp_path / "data", "--key-file", other)
    assert mode(other) == 0o644


def test_a_key_file_that_is_no_key_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    short, binary, data = tmp_path / "short", tmp_path / "binary", tmp_path / "data"
    short.write_text("short")
    binary.write_bytes(bytes(range(200, 256)) * 2)
    assert "has 5 characters; it needs 50" in mistake("init", "--data-dir", data, "--key-file", short)
    assert "has 0 characters" in mistake("init", "--data-dir", data, "--key-file", binary)
    assert "is no file" in mistake("init", "--data-dir", data, "--key-file", tmp_path)
    assert "a file is in the way" in mistake("init", "--data-dir", data, "--key-file", short / "below")
    assert short.read_text() == "short"


def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 60)
    (tmp_path / "samar.sqlite3").write_bytes(b"no database, " * 100)
    assert "the database cannot be used" in mistake("init", "--data-dir", tmp_path)
    nobody = "postgresql://nobody:pass-word@127.0.0.1:1/none"
    said = mistake("init", "--data-dir", tmp_path, SAMAR_DATABASE_URL=nobody)
    assert "the database cannot be used" in said
    assert "pass-word" not in said


def test_questions_are_asked_on_a_terminal_until_the_answers_are_good(tmp_path: Path) -> None:
    answers = [str(tmp_path / "asked"), "Lamp", "klingon", "fr en", "https://x", "samar.example", ""]
    code, said = at_a_terminal(["init"], answers, cwd=tmp_path)
    assert code == 0, said
    assert "Please try again: Samar does not speak 'klingon' yet" in said
    kept = (tmp_path / "asked" / "samar.env").read_text()
    assert 'SAMAR_NAME="Lamp"\nSAMAR_LANGUAGES="fr,en"\nSAMAR_HOSTS="samar.example"\n' in kept
    assert (tmp_path / "asked" / "key").exists()


def test_walking_away_from_the_questions_makes_nothing(tmp_path: Path) -> None:
    code, said = at_a_terminal(["init"], ["\x04"], cwd=tmp_path)
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert "the questions were not answered" in said


def tables_of(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(folder / "samar.sqlite3")
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
