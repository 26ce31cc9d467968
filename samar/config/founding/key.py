"""The key file: one secret from which every other key comes. It is made once and never written over."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from samar.config.cli import Mistake
from samar.config.founding.answers import check_path
from samar.config.founding.folder import DATABASE, KEY, is_there

LEAST_CHARACTERS = 50  # what Django asks of a secret key; 37 random bytes
RANDOM_BYTES = 48
SETTING = "SAMAR_SECRET_KEY_FILE"
FOR_OWNER_ALONE = 0o600


def prepare_key(path: Path, folder: Path) -> bool:
    """Make the key of the network in `folder` at `path`, or check the one that is there; whether it was made.

    Raises Mistake when the key there is no good, when it cannot be written, or when data is there without
    the key that it was written with: a new key would open nothing of it.
    """
    try:
        if is_there(path):
            check_key(path)
            return False
        if is_there(folder / DATABASE):
            raise Mistake(f"the data in {folder} has no key: put it back at {path}, or name where it is (--key-file).")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path)
    except (FileExistsError, NotADirectoryError):
        raise Mistake(f"the key cannot be written to {path}: a file is in the way.") from None
    except OSError as problem:
        raise Mistake(f"the key file {path} cannot be used: {problem.strerror}.") from None
    return True


def key_path(folder: Path, kept: Mapping[str, str], said: str = "") -> Path | None:
    """Where the key of the network in `folder` is: as `said`, by the environment, as kept, or in `folder`.

    None when the settings hold the key itself. Raises Mistake when `said` would leave an existing key behind.
    """
    if os.environ.get("SAMAR_SECRET_KEY") or kept.get("SAMAR_SECRET_KEY"):
        return None
    now = Path(os.environ.get(SETTING) or kept.get(SETTING) or folder / KEY).absolute()
    wanted = Path(check_path(said) or now)
    if wanted != now and is_there(now) and not is_there(wanted):
        raise Mistake(f"this network's key is {now}: move it to {wanted} first.")
    return wanted


def check_key(path: Path) -> None:
    """Check the key at `path`, and close it to everyone but its owner. Raises Mistake, or OSError."""
    if not path.is_file():
        raise Mistake(f"{path} is no file, so it cannot be the key file.")
    length = key_length(path)
    if length < LEAST_CHARACTERS:
        raise Mistake(f"the key in {path} has {length} characters; it needs {LEAST_CHARACTERS}. It was left as it is.")
    with suppress(PermissionError):  # another's file, such as a mounted secret: `samar doctor` tells
        path.chmod(FOR_OWNER_ALONE)


def key_length(path: Path) -> int:
    """How many characters the key at `path` has; 0 when it is no line of text, and so something else than a key."""
    try:
        lines = path.read_text(encoding="utf-8").strip().splitlines()
    except UnicodeDecodeError:
        return 0
    return len(lines[0]) if len(lines) == 1 else 0


def _write(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FOR_OWNER_ALONE)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(RANDOM_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
