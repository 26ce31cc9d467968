"""Entering a network that has been made."""

from samar.config import environment
from samar.config.cli import Mistake, set_up
from samar.config.founding.folder import is_there
from samar.config.founding.key import key_path
from samar.config.kept_settings import read_kept


def check_made() -> None:
    """Check that a network has been made where the settings say. Raises Mistake.

    Without a key each process would make one of its own, and people would be signed out at every turn.
    """
    folder = environment.data_dir()
    key = key_path(folder, read_kept(folder))
    if key is not None and not is_there(key):
        raise Mistake(f"there is no network in {folder} yet: `samar init` makes one.")


def enter_network() -> None:
    """Load Django for the network. Raises Mistake when there is none, or its tables are behind."""
    check_made()
    set_up()
    from django.db import Error  # noqa: PLC0415  needs settings

    from samar.config.founding.tables import first_line, missing_migrations  # noqa: PLC0415

    try:
        missing = missing_migrations()
    except Error as problem:
        raise Mistake(f"the database cannot be used: {first_line(problem)}.") from None
    if missing:
        raise Mistake("the tables are behind this version of Samar: run `samar init`.")
