"""The data directory: one folder that only its owner may enter, with nothing of anybody else's in it."""

import os
from pathlib import Path

from samar.config.cli import Mistake
from samar.config.kept_settings import FILE

KEY, DATABASE, DEMO = "key", "samar.sqlite3", "demo"
FOR_OWNER_ALONE = 0o700
_OF_A_NETWORK = {KEY, DATABASE, DEMO, FILE}
_NOTHING = {"lost+found"}  # lies in the root of every ext4 disk


def prepare_folder(folder: Path) -> None:
    """Make `folder`, or close an existing one to everyone but its owner.

    Raises Mistake when it cannot be written, or holds things that no network put there: closing and filling
    somebody's home directory would be a bad surprise.
    """
    os.umask(0o077)
    try:
        folder.mkdir(mode=FOR_OWNER_ALONE, parents=True, exist_ok=True)
        names = {path.name for path in folder.iterdir()}
        if names - _NOTHING and not names & _OF_A_NETWORK:
            raise Mistake(f"{folder} holds other things ({min(names)}); name a directory that is empty or new.")
        folder.chmod(FOR_OWNER_ALONE)
        _try_writing(folder)
    except (FileExistsError, NotADirectoryError):
        raise Mistake(f"{folder} cannot be a directory: a file is in the way.") from None
    except OSError as problem:
        raise Mistake(f"{folder} cannot be used: {problem.strerror}.") from None


def holds_network(folder: Path) -> bool:
    """Whether a network, or a demonstration, has been made in `folder`."""
    return any(is_there(folder / name) for name in _OF_A_NETWORK)


def holds_demo(folder: Path) -> bool:
    """Whether the network in `folder` is a demonstration."""
    return is_there(folder / DEMO)


def is_there(path: Path) -> bool:
    """Whether there is something at `path`; False where one may not even look."""
    try:
        return path.exists()
    except OSError:
        return False


def _try_writing(folder: Path) -> None:
    trial = folder / f".trial-{os.getpid()}"
    trial.touch(mode=0o600)
    trial.unlink()
