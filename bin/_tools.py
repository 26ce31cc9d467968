"""Programs the tests use and no Python package brings: installed where that can be done, else named."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import _postgres

ROOT = Path(__file__).resolve().parent.parent
NODE = ROOT / ".cache" / "node"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def prepare(databases: list[str], paths: list[str]) -> list[str]:
    """Install what the tests asked for need; return a line for each thing that will be left out."""
    in_browser = not paths or any("browser" in path for path in paths)
    lacking = []
    if in_browser and not chromium():
        lacking.append("chromium")
    if "postgresql" in databases and not _postgres.programs():
        lacking.append("postgresql")
    if lacking:
        apt_install(lacking)
    left_out = []
    if "postgresql" in databases and not _postgres.programs():
        left_out.append("Left out: all tests on PostgreSQL, which is not installed (apt install postgresql).")
    if in_browser:
        left_out += prepare_browser()
    return left_out


def prepare_browser() -> list[str]:
    left_out = []
    program = chromium()
    if program:
        os.environ["SAMAR_TEST_CHROMIUM"] = program
    else:
        left_out.append("Left out: the tests in a browser: there is no Chromium (apt install chromium).")
    if not npm_install():
        left_out.append("Left out: axe and the Nu HTML checker, which come through npm (apt install npm).")
    elif not runs(["java", "-version"]):
        print("Java is not here, so pages are not put through the Nu HTML checker.")
    return left_out


def chromium() -> str | None:
    """A Chromium that really runs: on Ubuntu the package may be an empty one that asks for snap."""
    for name in (os.environ.get("SAMAR_TEST_CHROMIUM", ""), *CHROMIUMS):
        path = shutil.which(name) if name else None
        if path and runs([path, "--version"]):
            return path
    return None


def apt_install(packages: list[str]) -> None:
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        return
    if os.geteuid() != 0:
        print(f"Not root, so not installed: {names}. To have them: sudo apt-get install {names}")
        return
    print(f"Installing with apt: {names}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages]):
        outcome = subprocess.run(["apt-get", *command], capture_output=True, text=True, env=environment, check=False)
        if outcome.returncode:
            print(outcome.stderr.strip()[-600:])
    _postgres.programs.cache_clear()


def npm_install() -> bool:
    """Bring axe-core and vnu-jar into .cache/node, as tests/browser/package-lock.json pins them."""
    wanted = [ROOT / "tests" / "browser" / name for name in ("package.json", "package-lock.json")]
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in wanted)).hexdigest()
    stamp = NODE / "installed"
    if stamp.exists() and stamp.read_text() == mark:
        return True
    if not shutil.which("npm"):
        return False
    NODE.mkdir(parents=True, exist_ok=True)
    for path in wanted:
        shutil.copy(path, NODE / path.name)
    outcome = subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=NODE, capture_output=True, text=True, check=False)
    if outcome.returncode:
        print(outcome.stderr.strip()[-600:])
        return False
    stamp.write_text(mark)
    return True


def runs(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
