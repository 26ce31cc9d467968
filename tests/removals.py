"""Each rule that keeps words from the wrong eyes is held by a test: take the rule away, and a test must fail.

Twenty and more calls of `visible_to` and policies are removed one at a time in a copy of the tree; the tests named
beside each must then fail. Run by `bin/check`, or by `pytest tests/removals.py`.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("samar", "tests", "pyproject.toml")
LIMIT = 300  # seconds for one removal


@dataclass(frozen=True)
class Removal:
    """`before` in `file` becomes `after`; then some test in `tests` must fail."""

    name: str
    file: str
    before: str
    after: str
    tests: str


REMOVALS: list[Removal] = []


def mutate(tree: Path, removal: Removal) -> None:
    """Carry out `removal` in the copy at `tree`. An outdated removal is an error, never a pass."""
    path = tree / removal.file
    source = path.read_text(encoding="utf-8")
    assert source.count(removal.before) == 1, f"{removal.name}: {removal.before!r} is not once in {removal.file}"
    path.write_text(source.replace(removal.before, removal.after), encoding="utf-8")


def run_tests(tree: Path, tests: str) -> subprocess.CompletedProcess[str]:
    """Run `tests` (paths and -k words) against the package in `tree`, stopping at the first failure."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SAMAR_", "PYTEST_"))}
    environment["PYTHONPATH"] = str(tree)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests.split()]
    return subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package and its tests."""
    for name in COPIED:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("removal", REMOVALS, ids=lambda removal: removal.name)
def test_without_this_rule_a_test_fails(tree: Path, removal: Removal) -> None:
    mutate(tree, removal)
    outcome = run_tests(tree, removal.tests)
    assert outcome.returncode == 1, f"nothing failed without {removal.name}:\n{outcome.stdout[-3000:]}"
    assert " failed" in outcome.stdout, outcome.stdout[-3000:]


def test_the_tests_named_here_pass_while_nothing_is_removed(tree: Path) -> None:
    """Otherwise a removal would be "caught" by a test that fails anyway."""
    outcome = run_tests(tree, " ".join(sorted({word for removal in REMOVALS for word in removal.tests.split()})))
    assert outcome.returncode == 0, outcome.stdout[-3000:]


def test_there_are_twenty_removals_and_more() -> None:
    assert len({(removal.file, removal.before) for removal in REMOVALS}) >= 20
