"""Reading settings from the environment: typed, each with a default or a clear refusal. See docs/settings.md."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The variable `name`, or what the file named by `name`_FILE holds, or `default`."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise ImproperlyConfigured(f"{name}_FILE: {problem}") from None
    return os.environ.get(name, default).strip()


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
