"""Every check as a row: its name, ok or FAILED, and what it says only when it failed. Runs in .venv."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
LAUNCHERS = [f"bin/{name}" for name in ("setup", "demo", "test", "check", "bench", "translate")]
SETTINGS = {"DJANGO_SETTINGS_MODULE": "samar.config.settings"}


@dataclass
class Check:
    name: str
    command: Callable[[], list[str]]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass
class Outcome:
    name: str
    is_ok: bool
    said: str
    seconds: float


def checks(data_dir: str) -> list[Check]:
    """All rows, in the order they are shown; `data_dir` is an empty place for what Django wants to read."""
    production = {
        **SETTINGS,
        "SAMAR_DATA_DIR": data_dir,
        "SAMAR_HOSTS": "samar.example",
        "SAMAR_HTTPS": "1",
        "SAMAR_DEMO": "0",
        "SAMAR_SECRET_KEY": "".join(chr(97 + number * 7 % 26) + str(number % 10) for number in range(40)),
    }
    return [
        Check("lint", lambda: [tool("ruff"), "check", "--output-format", "concise", ".", *LAUNCHERS]),
        Check("format", lambda: [tool("ruff"), "format", "--check", "--quiet", ".", *LAUNCHERS]),
        Check("templates", lambda: [tool("djade"), "--check", "--target-version", "6.1", *templates()]),
        Check("types", lambda: [tool("mypy"), "samar"], {**SETTINGS, "SAMAR_DATA_DIR": data_dir}),
        Check("imports", lambda: [tool("lint-imports"), "--no-cache", "--no-logo"]),
        Check("architecture", lambda: [tool("pytest"), "-q", "-p", "no:cacheprovider", "tests/architecture.py"]),
        Check("removals", lambda: [tool("pytest"), "-q", "-p", "no:cacheprovider", "-n", "2", "tests/removals.py"]),
        Check("migrations", lambda: django("makemigrations", "--check", "--dry-run"), production),
        Check("deploy", lambda: django("check", "--deploy", "--fail-level", "WARNING"), production),
        Check("catalogues", lambda: [sys.executable, "bin/_catalogues.py"]),
        Check("docs", lambda: [sys.executable, "bin/_docs.py"]),
    ]


def main(arguments: list[str]) -> int:
    screens = arguments[arguments.index("--screens") + 1] if "--screens" in arguments else None
    asked = arguments[: arguments.index("--screens")] if screens else arguments
    with tempfile.TemporaryDirectory(prefix="samar-check-") as data_dir:
        known = checks(data_dir)
        unknown = sorted(set(asked) - {check.name for check in known})
        if unknown:
            print(f"There is no check {', '.join(unknown)}, but {', '.join(check.name for check in known)}.")
            return 2
        chosen = [check for check in known if not asked or check.name in asked]
        if screens:
            chosen.append(Check("screens", lambda: [sys.executable, "-m", "tests.browser.screens", screens]))
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            failed = [outcome.name for outcome in pool.map(perform, chosen) if not show(outcome)]
    print(f"{len(chosen) - len(failed)} ok, {len(failed)} failed" + (f": {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def perform(check: Check) -> Outcome:
    started = monotonic()
    try:
        run = subprocess.run(
            check.command(),
            cwd=ROOT,
            env={**os.environ, **check.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except FileNotFoundError as problem:
        return Outcome(check.name, is_ok=False, said=str(problem), seconds=monotonic() - started)
    return Outcome(check.name, run.returncode == 0, run.stdout, monotonic() - started)


def show(outcome: Outcome) -> bool:
    print(f"{outcome.name:<14} {'ok' if outcome.is_ok else 'FAILED':<7} {outcome.seconds:5.1f} s", flush=True)
    if not outcome.is_ok:
        print("    " + outcome.said.strip().replace("\n", "\n    "), flush=True)
    return outcome.is_ok


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("samar/**/templates/**/*.html"))


def tool(name: str) -> str:
    return str(PROGRAMS / name)


def django(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "django", *arguments]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
