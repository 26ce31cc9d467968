"""Every command explains itself, and what starts it is understood by the oldest Python that may be there."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(__file__).resolve().parent.parent.parent / "bin"
COMMANDS = ["setup", "demo", "test", "check", "bench", "translate"]
BEFORE_ANYTHING_IS_INSTALLED = [*COMMANDS, "_bootstrap.py", "_python.py", "_uv.py", "_ways.py"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_printed_without_setting_anything_up(command: str) -> None:
    run = subprocess.run([sys.executable, BIN / command, "--help"], capture_output=True, text=True, check=False)
    assert run.returncode == 0
    assert f"bin/{command}" in run.stdout
    assert run.stderr == ""


@pytest.mark.parametrize("name", BEFORE_ANYTHING_IS_INSTALLED)
def test_python_3_6_understands_it(name: str) -> None:
    ast.parse((BIN / name).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("wrong", [["demo", "--port", "x"], ["demo", "--scale", "many"], ["bench", "--json"]])
def test_a_slip_of_the_keyboard_is_told_in_a_line(wrong: list[str]) -> None:
    run = subprocess.run([sys.executable, BIN / wrong[0], *wrong[1:]], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "error:" in run.stderr
    assert "Traceback" not in run.stderr
