"""Every setting is explained, and every explanation is of a setting."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from samar.config import environment
from samar.config.kept_settings import FILE, read_kept, write_kept
from tests.config.command import mistake

ROOT = Path(__file__).resolve().parent.parent.parent
READ = re.compile(r"\benv(?:ironment)?\.(?:text|switch|number|words)\(\s*\"(SAMAR_[A-Z_]+)\"")
EXPLAINED = re.compile(r"^\| `(SAMAR_[A-Z_]+)`", re.MULTILINE)


def test_what_is_read_is_what_is_explained() -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "samar").rglob("*.py"))
    read = {name for source in sources for name in READ.findall(source)}
    explained = EXPLAINED.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8"))
    assert len(explained) == len(set(explained))
    assert read == set(explained)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data directory, with nothing set."""
    monkeypatch.setenv("SAMAR_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("SAMAR_NAME", raising=False)
    return tmp_path


def test_what_was_kept_holds_until_the_environment_says_otherwise(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert environment.text("SAMAR_NAME", "Samar") == "Samar"
    write_kept(folder, {"SAMAR_NAME": "Kept"})
    assert environment.text("SAMAR_NAME", "Samar") == "Kept"
    monkeypatch.setenv("SAMAR_NAME", "Said")
    assert environment.text("SAMAR_NAME", "Samar") == "Said"


def test_a_secret_can_be_kept_in_a_file(folder: Path) -> None:
    (folder / "name").write_text("From a file\n", encoding="utf-8")
    write_kept(folder, {"SAMAR_NAME_FILE": str(folder / "name")})
    assert environment.text("SAMAR_NAME") == "From a file"


def test_a_secret_given_as_such_wins_over_a_file_kept_earlier(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_kept(folder, {"SAMAR_NAME_FILE": str(folder / "gone")})
    monkeypatch.setenv("SAMAR_NAME", "Said")
    assert environment.text("SAMAR_NAME") == "Said"


@pytest.mark.parametrize(
    "value", ["plain", "", "quoted \"twice\" and 'once'", "back\\slash $HOME `x` # no comment", "سمر"]
)
def test_what_is_kept_is_read_back_as_it_was(folder: Path, value: str) -> None:
    write_kept(folder, {"SAMAR_NAME": "before", "SAMAR_HOSTS": "samar.example"})
    write_kept(folder, {"SAMAR_NAME": value})
    assert read_kept(folder) == {"SAMAR_NAME": value, "SAMAR_HOSTS": "samar.example"}


def test_lines_that_someone_added_stay(folder: Path) -> None:
    (folder / FILE).write_text('# ours\nSAMAR_MAX_BODY="5"\nSAMAR_NAME=Old', encoding="utf-8")
    write_kept(folder, {"SAMAR_NAME": "New", "SAMAR_HOSTS": "samar.example"})
    kept = (folder / FILE).read_text(encoding="utf-8")
    assert kept == '# ours\nSAMAR_MAX_BODY="5"\nSAMAR_NAME="New"\nSAMAR_HOSTS="samar.example"\n'
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "line", ["SAMAR_NAME=two words", "NAME=x", "SAMAR_NAME", 'SAMAR_NAME="open', "SAMAR_DATA_DIR=/srv"]
)
def test_a_line_that_is_no_setting_is_refused_with_its_number(folder: Path, line: str) -> None:
    (folder / FILE).write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match="line 2"):
        read_kept(folder)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SAMAR_HTTPS", "maybe", "SAMAR_HTTPS must be 1 or 0, not 'maybe'."),
        ("SAMAR_MAX_BODY", "2 MB", "SAMAR_MAX_BODY must be a whole number, not '2 mb'."),
        ("SAMAR_LANGUAGES", "fr,xx", "SAMAR_LANGUAGES may be ar, fr, en, not 'xx'."),
        ("SAMAR_SECRET_KEY", "short", "SAMAR_SECRET_KEY must have at least 50 characters."),
        (
            "SAMAR_SECRET_KEY_FILE",
            "/nowhere",
            "SAMAR_SECRET_KEY_FILE: /nowhere cannot be read: No such file or directory.",
        ),
        (
            "SAMAR_DATABASE_URL",
            "mysql://x",
            "SAMAR_DATABASE_URL must look like postgresql://user:password@host:port/name.",
        ),
    ],
)
def test_a_setting_that_cannot_be_understood_stops_every_command_in_one_line(
    tmp_path: Path, name: str, value: str, says: str
) -> None:
    said = mistake("tiers", SAMAR_DATA_DIR=str(tmp_path), **{name: value})
    assert said.lower() == f"samar tiers: {says}".lower()
