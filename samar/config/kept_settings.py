"""What `samar init` keeps in the data directory's samar.env: settings for where the environment is silent."""

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FILE = "samar.env"
_NAME = re.compile(r"SAMAR_[A-Z_]+")
_HEAD = "# Settings of this network; docs/settings.md explains each. The environment wins over this file."


def read_kept(folder: Path) -> dict[str, str]:
    """The settings kept in `folder`, by name; none where there is no file. Raises ImproperlyConfigured."""
    path = folder / FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as problem:
        raise ImproperlyConfigured(f"{path} cannot be read: {_why(problem)}.") from None
    return dict(_settings(path, lines))


def write_kept(folder: Path, values: Mapping[str, str]) -> None:
    """Keep `values` in `folder`; every other line of the file stays as it is. Raises OSError."""
    path = folder / FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else [_HEAD]
    left = dict(values)
    kept = [_line(name, left.pop(name)) if (name := _named(line)) in left else line for line in lines]
    _replace(path, "\n".join([*kept, *(_line(name, value) for name, value in left.items()), ""]))


def _settings(path: Path, lines: list[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, 1):
        try:
            parts = shlex.split(line, comments=True)
        except ValueError:
            parts = [line, ""]  # a quote was left open
        if not parts:
            continue
        name, equals, value = parts[0].partition("=")
        if len(parts) > 1 or not equals or not _NAME.fullmatch(name):
            raise ImproperlyConfigured(f'{path}, line {number}: write SAMAR_NAME="value".')
        if name == "SAMAR_DATA_DIR":
            raise ImproperlyConfigured(
                f"{path}, line {number}: SAMAR_DATA_DIR is where this file lies, so not set here."
            )
        yield name, value


def _named(line: str) -> str:
    return line.partition("=")[0].strip()


def _line(name: str, value: str) -> str:
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}="{quoted}"'


def _replace(path: Path, text: str) -> None:
    """Write beside the file and move there, so that a reader or a crash never meets half of it."""
    unfinished = path.with_name(f"{FILE}.{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def _why(problem: Exception) -> str:
    return (problem.strerror or "it is not possible") if isinstance(problem, OSError) else "it is not UTF-8"
