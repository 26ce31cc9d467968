"""Find a Python that can run Samar, by running candidates: a shim on PATH may lead nowhere. Python 3.6."""

import glob
import os
import sys
from pathlib import Path

from _ways import Stop, answer, say

LEAST = (3, 12)
NAMES = ("python3.13", "python3.12", "python3.14", "python3", "python")
PROBE = "import ctypes, ssl, sys, zlib; print(sys.implementation.name, '%d.%d' % sys.version_info[:2], sys.executable)"
NONE_FOUND = (
    "Samar needs Python 3.12 or newer: none was found on this machine and none could be downloaded. "
    "Install one (for example python3.13), then run the same command again."
)


def for_venv(uv, root, venv):
    """The Python `.venv` stands on: the one it has if that will do, else one found here, else a download."""
    return usable(str(venv / "bin" / "python")) or found() or downloaded(uv, root)


def found():
    return next(filter(None, map(usable, candidates())), None)


def candidates():
    yield sys.executable
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    for name in NAMES:
        for folder in folders:
            if os.access(str(folder / name), os.X_OK):
                yield str(folder / name)
    pyenv = os.path.join(os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv"), "versions")
    for version in ("3.13", "3.12", "3.14"):
        for folder in sorted(glob.glob(os.path.join(pyenv, version + ".*")), reverse=True):
            yield os.path.join(folder, "bin", "python3")


def usable(candidate):
    """The path of the Python behind `candidate` when it runs, is CPython and is new enough, else None."""
    if not os.access(candidate, os.X_OK):
        return None
    words = (answer([candidate, "-I", "-c", PROBE]) or "").split(" ", 2)
    if words[0] != "cpython":
        return None
    version = tuple(int(number) for number in words[1].split("."))
    return words[2] if version >= LEAST else None


def downloaded(uv, root):
    say("No Python 3.12 or newer is here; downloading one into .uv/.")
    env = dict(os.environ)
    env.setdefault("UV_PYTHON_INSTALL_DIR", str(root / ".uv" / "python"))
    if answer([uv, "python", "install", "--quiet", "--no-bin", "3.13"], seconds=900, env=env) is None:
        raise Stop(NONE_FOUND)
    python = answer([uv, "python", "find", "--managed-python", "--no-project", "3.13"], env=env)
    if not python:
        raise Stop(NONE_FOUND)
    return python
