"""`samar doctor`: what would hurt later, one line for each thing looked at. Answers 0 when nothing FAILED."""

import argparse
import os
from collections.abc import Iterator

from django.core.exceptions import ImproperlyConfigured

from samar.config import environment
from samar.config.cli import set_up
from samar.config.doctor import FAILED, Row, machine
from samar.config.founding.folder import holds_network
from samar.config.founding.key import key_path
from samar.config.kept_settings import read_kept


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--only-faults", action="store_true", help="leave out what is well")


def run(options: argparse.Namespace) -> int:
    failed = 0
    for row in rows():
        failed += row.state == FAILED
        if row.state != "ok" or not options.only_faults:
            print(f"{row.state:<7} {row.name:<16} {row.says}", flush=True)
    return 1 if failed else 0


def rows() -> Iterator[Row]:
    """Everything that can be looked at, as far as one can get."""
    folder = environment.data_dir()
    yield from machine.rows(folder)
    if not holds_network(folder) and not os.environ.get("SAMAR_DATABASE_URL"):
        yield Row("data directory", FAILED, f"there is no network in {folder}: run `samar init`")
        return
    try:
        set_up()
        yield from _of_the_network()
    except ImproperlyConfigured as problem:
        yield Row("settings", FAILED, str(problem))


def _of_the_network() -> Iterator[Row]:
    from django.db import Error  # noqa: PLC0415  needs settings

    from samar.config.doctor import data, site  # noqa: PLC0415
    from samar.config.founding.tables import first_line  # noqa: PLC0415

    folder = environment.data_dir()
    yield data.folder(folder)
    yield data.key(key_path(folder, read_kept(folder)))
    try:
        yield from data.rows()
    except Error as problem:
        yield Row("database", FAILED, first_line(problem))
    yield from site.rows()
