"""The import contracts of pyproject.toml catch an import planted in a copy of the package."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plantings.tree import ROOT

PROGRAM = Path(sys.executable).parent / "lint-imports"
PLANTED = {
    "up": (
        "samar/people/wrong.py",
        "import samar.stories.queries",
        "samar.people is not allowed to import samar.stories",
    ),
    "sideways": (
        "samar/crisis/wrong.py",
        "import samar.stories.queries",
        "samar.crisis is not allowed to import samar.stories",
    ),
    "through a wall": (
        "samar/home/wrong.py",
        "import samar.stories.walled",
        "samar.home.wrong imports samar.stories.walled, which is no door",
    ),
    "a room by itself": (
        "samar/home/wrong.py",
        "from samar import stories",
        "samar.home.wrong imports samar.stories, which is no door",
    ),
    "up inside a room": (
        "samar/stories/queries/wrong.py",
        "import samar.stories.actions",
        "samar.stories.queries is not allowed to import samar.stories.actions",
    ),
    "up inside a room, by a detour": (
        "samar/stories/models/wrong.py",
        "import samar.stories.walled",
        "samar.stories.models is not allowed to import samar.stories.views",
    ),
    "an unlisted room": ("samar/gossip/__init__.py", "", "samar.gossip"),
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, with the modules the plantings need."""
    ignored = shutil.ignore_patterns("__pycache__", "static", "templates", "locale", "content", "*.csv", "*.txt")
    shutil.copytree(ROOT / "samar", tmp_path / "samar", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "contracts.py", tmp_path / "tests")
    (tmp_path / "tests" / "__init__.py").touch()
    (tmp_path / "samar" / "stories" / "walled.py").write_text("import samar.stories.views\n", encoding="utf-8")
    for part in ("queries", "models", "actions", "views"):
        as_package(tmp_path / "samar" / "stories", part)
    return tmp_path


def as_package(room: Path, part: str) -> None:
    """Make a part of the room a package, whether it is absent, a module or a package already."""
    folder = room / part
    folder.mkdir(exist_ok=True)
    if (module := room / f"{part}.py").exists():
        module.rename(folder / "__init__.py")
    (folder / "__init__.py").touch()


@pytest.mark.parametrize("how", PLANTED)
def test_a_planted_import_is_caught(how: str, package: Path) -> None:
    file, line, expected = PLANTED[how]
    before = said_by_the_linter(package)
    assert expected not in before
    (package / file).parent.mkdir(exist_ok=True)
    (package / file).write_text(line + "\n", encoding="utf-8")
    assert expected in said_by_the_linter(package)


def said_by_the_linter(package: Path) -> str:
    command = [PROGRAM, "--no-cache", "--config", "pyproject.toml"]
    run = subprocess.run(
        command,
        cwd=package,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "400"},
    )
    return " ".join((run.stdout + run.stderr).split())
