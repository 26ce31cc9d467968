"""bin/setup installs once when something changed, and else nothing. A stand-in for uv keeps its calls."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bin.test_python import program

ROOT = Path(__file__).resolve().parent.parent.parent
STAND_IN = r"""
[ "$1" = --version ] && { echo uv 0.13.8; exit 0; }
echo "$*" >> "$CALLS"
[ -n "$UV_FAILS" ] && { echo "error: no network" >&2; exit 1; }
mkdir -p "$UV_PROJECT_ENVIRONMENT/bin"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$REAL_PYTHON" > "$UV_PROJECT_ENVIRONMENT/bin/python"
chmod +x "$UV_PROJECT_ENVIRONMENT/bin/python"
touch "$UV_PROJECT_ENVIRONMENT/bin/samar"
"""


class Checkout:
    """A bare checkout on a machine with a uv of our own making."""

    def __init__(self, folder: Path, machine: Path) -> None:
        self.folder, self.machine = folder, machine
        program(machine / "bin" / "uv", STAND_IN)
        shutil.copytree(ROOT / "bin", folder / "bin", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("uv.lock", "pyproject.toml", "hatch_build.py"):
            shutil.copy(ROOT / name, folder)

    def start(self, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        surroundings = {
            **os.environ,
            "PATH": f"{self.machine / 'bin'}:{os.environ['PATH']}",
            "CALLS": str(self.machine / "calls"),
            "REAL_PYTHON": sys.executable,
            **environment,
        }
        command = [sys.executable, str(self.folder / "bin" / "setup"), *arguments]
        return subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def setup(self, *arguments: str, **environment: str) -> tuple[int, str]:
        process = self.start(*arguments, **environment)
        _, said = process.communicate()
        return process.returncode, said

    @property
    def calls(self) -> list[str]:
        written = self.machine / "calls"
        return written.read_text(encoding="utf-8").splitlines() if written.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "samar", tmp_path)


def test_a_second_start_installs_nothing(checkout: Checkout) -> None:
    assert checkout.setup()[0] == 0
    assert len(checkout.calls) == 1
    assert checkout.setup() == (0, "")
    assert len(checkout.calls) == 1


def test_a_changed_lock_file_installs_again(checkout: Checkout) -> None:
    checkout.setup()
    with (checkout.folder / "uv.lock").open("a") as lock:
        lock.write("\n")
    checkout.setup()
    assert len(checkout.calls) == 2


def test_what_developers_need_stays_when_the_demo_is_started(checkout: Checkout) -> None:
    checkout.setup()
    checkout.setup("--run-only")
    assert ["--group dev" in call for call in checkout.calls] == [True]


def test_the_tools_are_added_to_what_only_runs(checkout: Checkout) -> None:
    checkout.setup("--run-only")
    checkout.setup()
    assert ["--group dev" in call for call in checkout.calls] == [False, True]


def test_two_at_the_same_time_install_once(checkout: Checkout) -> None:
    both = [checkout.start(), checkout.start()]
    assert [process.wait() for process in both] == [0, 0]
    assert len(checkout.calls) == 1
    for process in both:
        process.communicate()


def test_a_checkout_that_was_moved_is_set_up_where_it_is_now(checkout: Checkout, tmp_path: Path) -> None:
    checkout.setup()
    checkout.folder = checkout.folder.rename(tmp_path / "elsewhere")
    checkout.setup()
    assert checkout.calls[1].startswith("venv --quiet --clear")
    assert checkout.calls[2].startswith("sync --frozen")


def test_a_failure_is_told_without_a_traceback_and_can_be_tried_again(checkout: Checkout) -> None:
    code, said = checkout.setup(UV_FAILS="1")
    assert code == 2
    assert "no network" in said
    assert "could not be installed" in said
    assert "Traceback" not in said
    assert checkout.setup()[0] == 0


def test_a_stale_catalogue_is_compiled(checkout: Checkout) -> None:
    checkout.setup()
    source = checkout.folder / "samar" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Read"\nmsgstr "Lire"\n'
    )
    assert checkout.setup()[0] == 0
    assert source.with_suffix(".mo").exists()


def test_a_catalogue_with_an_error_is_named(checkout: Checkout) -> None:
    checkout.setup()
    source = checkout.folder / "samar" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text("no catalogue at all\n", encoding="utf-8")
    code, said = checkout.setup()
    assert code == 2
    assert f"could not be compiled: ValueError: {source}" in said
    assert "Traceback" not in said
