"""The suite, once a database. Runs in .venv, started by bin/test."""

import os
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET  # reads what pytest has just written
from dataclasses import dataclass, field
from pathlib import Path

import _postgres
import _tools

ROOT = Path(__file__).resolve().parent.parent
STRICT = os.environ.get("SAMAR_REQUIRE_ALL") == "1"
NOT_TWICE = ["tests/browser", "tests/bin", "tests/plantings", "tests/architecture.py"]
NO_TESTS_COLLECTED = 5
TAKE_A_VALUE = {"-k", "-m", "-n", "-p", "-c", "-o", "-r", "-W"}


@dataclass
class Sums:
    passed: int = 0
    failed: int = 0
    left_out: list[str] = field(default_factory=list)
    pytest_failed: bool = False

    def add(self, report: Path) -> None:
        """Count what pytest wrote about one run."""
        for case in ET.parse(report).iter("testcase"):  # noqa: S314
            outcome = {child.tag: child.get("message", "") for child in case}
            if "failure" in outcome or "error" in outcome:
                self.failed += 1
            elif "skipped" not in outcome:
                self.passed += 1
            elif "left out" in outcome["skipped"].lower():
                self.left_out.append(outcome["skipped"])


@dataclass
class Asked:
    databases: list[str]
    paths: list[str]
    rest: list[str]


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    asked = understand(arguments)
    sums = Sums(left_out=_tools.prepare(asked.databases, asked.paths))
    if "sqlite" in asked.databases:
        announce("SQLite")
        run_pytest(asked, sums, again=False, database_url="")
    if "postgresql" in asked.databases and _postgres.programs():
        with _postgres.throw_away_cluster() as url:
            announce("PostgreSQL")
            run_pytest(asked, sums, again="sqlite" in asked.databases, database_url=url)
    return close(sums)


def understand(arguments: list[str]) -> Asked:
    """Sort what was typed: our two options, paths, and all that is pytest's own."""
    databases = [name for name in ("sqlite", "postgresql") if f"--{name}" in arguments] or [
        "sqlite",
        "postgresql",
    ]
    others = [argument for argument in arguments if argument not in ("--sqlite", "--postgresql")]
    paths, rest = [], []
    for before, argument in zip(["", *others], others, strict=False):
        is_value = before in TAKE_A_VALUE
        is_path = not argument.startswith("-") and not is_value and (ROOT / argument.split("::")[0]).exists()
        (paths if is_path else rest).append(argument)
    return Asked(databases, paths, rest)


def run_pytest(asked: Asked, sums: Sums, *, again: bool, database_url: str) -> None:
    report = Path(tempfile.mkstemp(prefix="samar-report-", suffix=".xml")[1])
    command = [sys.executable, "-m", "pytest", *asked.paths, *spread(asked)]
    if again and not asked.paths:
        left = [path for path in NOT_TWICE if (ROOT / path).exists()]
        print(f"Not run again on the second database, to save time: {', '.join(left)}", flush=True)
        command += [f"--ignore={path}" for path in left]
    environment = {**os.environ, "SAMAR_DATABASE_URL": database_url}
    if not database_url:
        del environment["SAMAR_DATABASE_URL"]
    try:
        code = wait_for([*command, *asked.rest, f"--junitxml={report}"], environment)
        if report.stat().st_size:
            sums.add(report)
        sums.pytest_failed |= code not in (0, NO_TESTS_COLLECTED) or (code == NO_TESTS_COLLECTED and not asked.rest)
    finally:
        report.unlink()


def wait_for(command: list[str], environment: dict[str, str]) -> int:
    """Let pytest end by itself when Ctrl-C reached both; end it when only this process is told to stop."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        raise
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def spread(asked: Asked) -> list[str]:
    """All cores for the whole suite, unless something else was asked for."""
    own_choice = {"-n", "--pdb", "-s", "--collect-only", "--co"}
    return [] if asked.paths or own_choice & set(asked.rest) else ["-n", "auto", "--dist", "worksteal"]


def close(sums: Sums) -> int:
    left_out = sorted({line[:1].upper() + line[1:] for line in sums.left_out})
    for line in left_out:
        print(line)
    if left_out and STRICT:
        print("SAMAR_REQUIRE_ALL=1: what is left out counts as failed.")
        sums.failed += len(left_out)
    elif sums.pytest_failed and not sums.failed:
        print("pytest ended with an error before it could count it.")
        sums.failed += 1
    print(f"{sums.passed} passed, {sums.failed} failed", flush=True)
    return 1 if sums.failed else 0


def announce(database: str) -> None:
    print(f"\n===== {database} =====", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
