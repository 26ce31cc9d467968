"""Where the demonstration lives: a directory marked as one, with settings of its own, used by one at a time."""

import fcntl
import os
import shutil
from pathlib import Path
from typing import IO, Final

from samar.config.cli import Mistake
from samar.config.founding.folder import DEMO, KEY, holds_demo, holds_network, is_there, prepare_folder
from samar.config.founding.key import prepare_key
from samar.config.kept_settings import write_kept

AWAY: Final = "/away/"  # quick exit leads to a page of the demonstration's own: it asks nothing of other sites
SETTINGS: Final = {
    "SAMAR_DEMO": "1",
    "SAMAR_HTTPS": "0",
    "SAMAR_HOSTS": "localhost,127.0.0.1,[::1]",
    "SAMAR_EXIT_URL": AWAY,
    "SAMAR_LANGUAGES": "en,ar,fr",
}
_KEPT_ELSEWHERE: Final = ("SAMAR_DATABASE_URL", "SAMAR_DATABASE_URL_FILE", "SAMAR_ACCESS_LOG", "SAMAR_DATA_DIR")


def prepare_place(folder: Path, *, fresh: bool) -> IO[str]:
    """Make `folder` the demonstration's, emptied when `fresh`; answers the lock to hold while it runs.

    Raises Mistake when a real network is there, when another demonstration runs there, or nothing can be written.
    """
    if holds_network(folder) and not holds_demo(folder):
        raise Mistake(f"{folder} holds a real network; the demonstration needs a directory of its own.")
    prepare_folder(folder)
    try:
        lock = _locked(folder)
        if fresh:
            _empty(folder)
        if not is_there(folder / KEY):
            _empty(folder)  # a beginning that was broken off: without its key nothing there can be read
        prepare_key(folder / KEY, folder)
        write_kept(folder, SETTINGS)
    except OSError as problem:
        raise Mistake(f"{folder} cannot be used: {problem.strerror}.") from None
    return lock


def use_settings(folder: Path) -> None:
    """Let this process and its children know the demonstration's settings alone, whatever the environment says."""
    for name in [name for name in os.environ if name.startswith("SAMAR_") and name not in _KEPT_ELSEWHERE]:
        del os.environ[name]
    os.environ.update(SETTINGS, SAMAR_DATA_DIR=str(folder))


def _locked(folder: Path) -> IO[str]:
    lock = (folder / DEMO).open("a", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise Mistake(f"another demonstration runs in {folder}: end it, or name another directory.") from None
    return lock


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name == DEMO:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
