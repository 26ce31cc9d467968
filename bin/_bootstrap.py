"""From a bare checkout to a working `.venv`, with whatever `python3` runs this.

Written for Python 3.6 and its standard library alone, because it runs before anything is installed.
"""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import _python
import _uv
from _ways import Stop, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".samar-setup.json"
RUNNING, DEVELOPING = "running", "developing"  # what is installed: Samar alone, or its tests and checks too
GROUPS = {
    RUNNING: ["--no-default-groups", "--group", "build"],
    DEVELOPING: ["--no-default-groups", "--group", "dev"],
}
INPUTS = ("uv.lock", "pyproject.toml", "hatch_build.py", "bin/_bootstrap.py")


def run(job, arguments):
    """Run one of the commands of bin/; a mistake or a lack is told in a line, never as a traceback."""
    try:
        return job(arguments) or 0
    except Stop as problem:
        print(str(problem), file=sys.stderr)
        return 2
    except OSError as problem:  # no right to write here, no space left
        print("Samar could not be set up: %s" % problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def set_up(purpose=RUNNING):
    """Make `.venv` ready for `purpose` and return its Python; next to nothing where it is ready already."""
    if not is_ready(purpose):
        with one_at_a_time():
            if not is_ready(purpose):
                install(purpose)
    if catalogues_are_stale():
        with one_at_a_time():
            compile_catalogues()
    return str(VENV / "bin" / "python")


def is_ready(purpose):
    stamp = read_stamp()
    return (
        stamp.get("inputs") == fingerprint()
        and stamp.get("root") == str(ROOT)
        and stamp.get("purpose") in (purpose, DEVELOPING)
        and os.path.exists(str(VENV / "bin" / "samar"))
        and os.path.exists(str(VENV / "bin" / "python"))
    )


def install(purpose):
    before = read_stamp()
    if before.get("purpose") == DEVELOPING:
        purpose = DEVELOPING
    say("Setting up Samar in .venv; the first time takes a minute or two.")
    uv = _uv.find(ROOT / ".uv")
    moved = before and before.get("root") != str(ROOT)  # the scripts of a .venv hold the path it was made at
    sync(uv, _python.for_venv(uv, ROOT, VENV), purpose, fresh=moved)
    stamp = {"inputs": fingerprint(), "root": str(ROOT), "purpose": purpose}
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def sync(uv, python, purpose, fresh):
    if fresh:
        subprocess.check_call([uv, "venv", "--quiet", "--clear", "--python", python, str(VENV)], env=environment())
    command = [uv, "sync", "--frozen", "--python", python, "--directory", str(ROOT)] + GROUPS[purpose]
    if not sys.stderr.isatty():
        command.append("--quiet")
    if subprocess.call(command, env=environment()):
        raise Stop("Samar's packages could not be installed; what uv says is above. The same command tries again.")


def environment():
    """The caller's environment without what would lead uv or Python elsewhere."""
    kept = dict(os.environ)
    for name in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "UV_PYTHON", "UV_SYSTEM_PYTHON"):
        kept.pop(name, None)
    kept["UV_PROJECT_ENVIRONMENT"] = str(VENV)
    return kept


def catalogues_are_stale():
    for source in ROOT.glob("samar/locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            return True
    return False


def compile_catalogues():
    command = [str(VENV / "bin" / "python"), str(ROOT / "hatch_build.py")]
    outcome = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment())
    if outcome.returncode:
        lines = outcome.stdout.decode("utf-8", "replace").strip().splitlines() or ["nothing was said"]
        raise Stop("A catalogue in samar/locale could not be compiled: " + lines[-1])


@contextmanager
def one_at_a_time():
    """Hold this checkout's lock, so that two commands started together do not install into one another."""
    folder = ROOT / ".uv"
    try:
        folder.mkdir(exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as problem:
        raise Stop("Samar is set up in its own folder, and %s cannot be written there." % problem.filename)
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Another command is setting up here; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fingerprint():
    total = hashlib.sha256()
    for name in INPUTS:
        path = ROOT / name
        total.update(path.read_bytes() if path.exists() else b"")
    return total.hexdigest()


def read_stamp():
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
