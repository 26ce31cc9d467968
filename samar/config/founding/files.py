"""Static files: gathered into the data directory, hashed and compressed. Needs Django."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from samar.config.cli import Mistake


def prepare_files() -> None:
    """Gather the static files, unless those there are current. Raises Mistake when that cannot be written."""
    stale = stale_files()
    if not stale:
        return
    try:
        for name in stale:  # or an older file that was gathered later would be taken for the newer one
            (Path(settings.STATIC_ROOT) / name).unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
    except OSError as problem:
        raise Mistake(f"static files cannot be written to {settings.STATIC_ROOT}: {problem.strerror}.") from None


def stale_files() -> list[str]:
    """The static files that are not gathered, or differ from what Samar brings along now."""
    hashed = getattr(staticfiles_storage, "hashed_files", None)
    return [
        name for name, content in _ours() if _gathered(name) != content or (hashed is not None and name not in hashed)
    ]


def _ours() -> Iterator[tuple[str, bytes]]:
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=["CVS", ".*", "*~"]):
            with storage.open(name) as file:
                yield name, file.read()


def _gathered(name: str) -> bytes | None:
    path = Path(settings.STATIC_ROOT) / name
    return path.read_bytes() if path.is_file() else None
