"""A Python is found by running it: what stands on PATH may lead nowhere."""

import sys
from pathlib import Path

import _python
import pytest
from _ways import Stop


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on PATH, no pyenv, and a Python of its own that is too old."""
    old = program(tmp_path / "old" / "python3", "echo cpython 3.11 /usr/bin/python3")
    monkeypatch.setattr(sys, "executable", str(old))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    return tmp_path


REAL = sys.executable


def test_a_shim_that_fails_is_passed_over(elsewhere: Path) -> None:
    program(elsewhere / "bin" / "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    program(elsewhere / "bin" / "python3.12", f'exec "{REAL}" "$@"')
    assert _python.found() == REAL


def test_a_python_kept_by_pyenv_is_found(elsewhere: Path) -> None:
    program(elsewhere / "pyenv" / "versions" / "3.13.0" / "bin" / "python3", f'exec "{REAL}" "$@"')
    assert _python.found() == REAL


def test_pythons_that_are_too_old_or_not_cpython_are_none(elsewhere: Path) -> None:
    program(elsewhere / "bin" / "python3", "echo pypy 3.13 /usr/bin/pypy3")
    program(elsewhere / "bin" / "python", "echo nonsense")
    assert _python.found() is None


def test_where_none_can_be_had_one_line_says_so(elsewhere: Path) -> None:
    uv = program(elsewhere / "uv", "exit 2")
    with pytest.raises(Stop, match=r"^Samar needs Python 3\.12 or newer: .*$"):
        _python.for_venv(str(uv), elsewhere, elsewhere / ".venv")


def test_the_python_of_the_venv_stays(elsewhere: Path) -> None:
    program(elsewhere / "bin" / "python3.13", "echo cpython 3.13 /another")
    own = program(elsewhere / ".venv" / "bin" / "python", "echo cpython 3.12 /kept")
    assert _python.for_venv("uv", elsewhere, own.parent.parent) == "/kept"
