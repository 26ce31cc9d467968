"""The machine: its Python, its disk and its clock. Needs no settings."""

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import samar
from samar.config.doctor import FAILED, HINT, OK, Row, judged
from samar.kit.clock import now

LEAST_PYTHON = (3, 12)
MEGABYTE = 1_000_000
LEAST_FREE, LOW_FREE = 200 * MEGABYTE, 1_000 * MEGABYTE  # below the first a busy day's WAL may not fit
PATIENCE = timedelta(minutes=5)


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Row:
    """Python 3.12 or later."""
    written = ".".join(str(part) for part in version)
    old = [f"{written} is too old: 3.12 or later is needed"] if version[:2] < LEAST_PYTHON else []
    return judged("Python", old, written)


def disk(folder: Path, free: int | None = None) -> Row:
    """Room for what people will write; `free` in bytes."""
    free = shutil.disk_usage(_nearest(folder)).free if free is None else free
    said = f"{free // MEGABYTE:,} MB free where the data is"
    if free < LEAST_FREE:
        return Row("disk", FAILED, f"{said}: writing will soon fail")
    return Row("disk", HINT, f"{said}: think of a larger disk") if free < LOW_FREE else Row("disk", OK, said)


def clock(moment: datetime | None = None) -> Row:
    """The clock is not behind Samar's own files."""
    said, installed = moment or now(), datetime.fromtimestamp(Path(samar.__file__).stat().st_mtime, UTC)
    behind = said + PATIENCE < installed
    faults = [f"it says {said:%Y-%m-%d %H:%M} UTC, which is before Samar was put here"] if behind else []
    return judged("clock", faults, f"{said:%Y-%m-%d %H:%M} UTC")


def rows(folder: Path) -> Iterator[Row]:
    """All that can be seen of the machine before the settings are read."""
    yield python()
    yield disk(folder)
    yield clock()


def _nearest(folder: Path) -> Path:
    """`folder`, or the directory in which it would be made."""
    return next(place for place in (folder, *folder.parents) if place.is_dir())
