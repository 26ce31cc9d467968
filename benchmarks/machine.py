"""The facts of the machine that a figure means nothing without."""

import os
import platform
import sqlite3
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.load import generator

PACKAGES = ("django", "granian", "psycopg", "pysqlite3")
SYNCS = 200


def facts() -> dict[str, Any]:
    """Processors, memory, disk, versions, and how busy the machine is just now."""
    return {
        "processors": os.cpu_count(),
        "model": _first("/proc/cpuinfo", "model name"),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
        "fdatasync_ms": round(_sync_milliseconds(), 3),
        "busy": [round(load, 2) for load in os.getloadavg()],
        "load_generator": generator(),
    }


def said(facts: dict[str, Any]) -> str:
    """One line to stand under the table."""
    return (
        f"{facts['processors']} cores ({facts['model']}), {facts['memory_gb']} GB, Python {facts['python']},"
        f" fdatasync {facts['fdatasync_ms']} ms; busy before: {facts['busy'][0]}; load from {facts['load_generator']}."
    )


def _first(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return sqlite3.sqlite_version if "sqlite" in name else "?"


def _sync_milliseconds() -> float:
    """How long the disk of the temporary directory takes to keep one page."""
    with tempfile.TemporaryFile() as file:
        started = time.perf_counter()
        for _write in range(SYNCS):
            file.write(b"x" * 4096)
            file.flush()
            os.fdatasync(file.fileno())
        return (time.perf_counter() - started) / SYNCS * 1000
