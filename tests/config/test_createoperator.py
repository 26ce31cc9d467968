"""`samar createoperator`: somebody can look after the network, and mistakes cost a line."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.config.command import at_a_terminal, mistake, samar
from tests.people import PASSPHRASE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "data"
    assert samar("init", "--data-dir", folder).returncode == 0
    return folder


@pytest.fixture
def network(made: Path, tmp_path: Path) -> list[str]:
    """The beginning of the command, for a network of the test's own."""
    shutil.copytree(made, tmp_path / "data")
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return ["createoperator", "--data-dir", str(tmp_path / "data")]


def operators(network: list[str]) -> list[tuple[str, str, str]]:
    """Sign-in name, persona and age band of everyone who is operator."""
    tables = sqlite3.connect(Path(network[-1]) / "samar.sqlite3")
    asked = (
        "SELECT sign_in_name, name, age_band FROM accounts_member JOIN people_persona ON member_id = accounts_member.id"
    )
    rows = tables.execute(f"{asked} WHERE role = 'operator'").fetchall()
    tables.close()
    return rows


def mara(tmp_path: Path, **other: str) -> list[str]:
    said = {"sign-in-name": "Mara.G", "persona-name": "Mara", "passphrase-file": str(tmp_path / "passphrase")}
    return [part for flag, value in (said | other).items() for part in (f"--{flag}", value)]


def test_an_operator_is_made_with_codes_to_keep(network: list[str], tmp_path: Path) -> None:
    ended = samar(*network, *mara(tmp_path))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert operators(network) == [("mara.g", "Mara", "25+")]
    assert sum(line.startswith("  ") for line in ended.stdout.splitlines()) == 6
    assert PASSPHRASE not in ended.stdout


def test_on_a_terminal_everything_is_asked_and_the_passphrase_not_shown(network: list[str], tmp_path: Path) -> None:
    answers = ["mara", "Mara", "aaaaaaaaaaaa", PASSPHRASE, "another one", PASSPHRASE, PASSPHRASE]
    code, said = at_a_terminal([*network], answers, cwd=tmp_path)
    assert code == 0, said
    assert "the passphrase is too weak" in said
    assert "these were two different ones" in said
    assert PASSPHRASE not in said
    assert operators(network) == [("mara", "Mara", "25+")]


def test_names_that_are_taken_are_told_and_make_nobody(network: list[str], tmp_path: Path) -> None:
    samar(*network, *mara(tmp_path))
    assert "--sign-in-name: This sign-in name is taken" in mistake(*network, *mara(tmp_path))
    assert "--persona-name: This name is taken" in mistake(*network, *mara(tmp_path, **{"sign-in-name": "mara2"}))
    assert len(operators(network)) == 1


@pytest.mark.parametrize(
    ("passphrase", "says"), [("short", "at least 12"), ("mara mara mara", "Repeating"), ("", "at least 12")]
)
def test_a_weak_passphrase_is_refused(network: list[str], tmp_path: Path, passphrase: str, says: str) -> None:
    (tmp_path / "passphrase").write_text(passphrase)
    said = mistake(*network, *mara(tmp_path))
    assert "the passphrase is too weak" in said
    assert says in said
    assert operators(network) == []


def test_a_passphrase_file_that_cannot_be_read_is_told(network: list[str], tmp_path: Path) -> None:
    assert "cannot be read" in mistake(*network, *mara(tmp_path, **{"passphrase-file": "/nowhere"}))
    (tmp_path / "passphrase").write_bytes(b"\xff\xfe")
    assert "does not hold text" in mistake(*network, *mara(tmp_path))


def test_without_a_terminal_what_is_missing_is_named(network: list[str], tmp_path: Path) -> None:
    assert "give --sign-in-name" in mistake(*network)
    assert "give --passphrase-file" in mistake(*network, "--sign-in-name", "mara", "--persona-name", "Mara")


def test_without_a_network_there_is_nobody_to_look_after(tmp_path: Path) -> None:
    assert "there is no network" in mistake("createoperator", "--data-dir", tmp_path)
    (tmp_path / "key").write_text("k" * 60)
    assert "run `samar init`" in mistake("createoperator", "--data-dir", tmp_path)
