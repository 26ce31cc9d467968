"""Reading settings: from the environment, then from what `samar init` kept. See docs/settings.md.

Typed, each with a default or a clear refusal.
"""

import os
from collections.abc import Collection
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from samar.config.kept_settings import read_kept

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def data_dir() -> Path:
    """Where the network's data is: SAMAR_DATA_DIR, or ./data."""
    return Path(os.environ.get("SAMAR_DATA_DIR") or "data").absolute()


def text(name: str, default: str = "") -> str:
    """The variable `name`, or what the file named by `name`_FILE holds, or `default`."""
    for given in (os.environ, read_kept(data_dir())):
        if path := given.get(f"{name}_FILE"):
            return held_by(Path(path), f"{name}_FILE")
        if name in given:
            return given[name].strip()
    return default.strip()


def held_by(path: Path, name: str) -> str:
    """What the file at `path` holds, stripped. Raises ImproperlyConfigured, speaking of `name`."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as problem:
        raise ImproperlyConfigured(f"{name}: {path} cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise ImproperlyConfigured(f"{name}: {path} does not hold text.") from None


def switch(name: str, *, default: bool) -> bool:
    """The variable `name` read as yes or no."""
    value = text(name, "1" if default else "0").lower()
    if value not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in _TRUE


def number(name: str, default: int) -> int:
    """The variable `name` read as a whole number."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """The variable `name` read as words between commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def among(name: str, chosen: Collection[str], known: Collection[str]) -> list[str]:
    """Those of `known` that are `chosen`. Raises ImproperlyConfigured about `name` for anything else."""
    if unknown := [one for one in chosen if one not in known]:
        raise ImproperlyConfigured(f"{name} may be {', '.join(known)}, not {unknown[0]!r}.")
    return [one for one in known if one in chosen]
