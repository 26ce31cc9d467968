"""A real `samar demo`, as a stranger would start it: processes of its own, a data directory that is thrown away."""

import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMAR = (sys.executable, "-c", "from samar.config.cli import main; raise SystemExit(main())")  # of this very tree
READY = re.compile(r"^ready (http://127\.0\.0\.1:\d+)$")
PATIENCE = 60  # seconds for all its processes to end, on a busy machine


@contextmanager
def demo_site() -> Iterator[str]:
    """The address of a community, served until the block ends: without an error, and leaving no process behind."""
    with tempfile.TemporaryDirectory(prefix="samar-browser-") as folder, (Path(folder) / "log").open("w+") as log:
        command = [*SAMAR, "demo", "--port", "0", "--data-dir", f"{folder}/data"]
        process = subprocess.Popen(
            command, cwd=ROOT, env={"PATH": "/usr/bin:/bin"}, stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            yield _address(process)
        finally:
            family = [process.pid, *children_of(process.pid)]
            process.send_signal(signal.SIGINT)
            process.wait(timeout=PATIENCE)
            assert process.stdout
            process.stdout.close()
            log.seek(0)
            written = log.read()
        assert [pid for pid in family if runs(pid)] == []
        assert "Traceback" not in written, written
        assert " failed with " not in written, written


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    assert process.stdout
    for line in process.stdout:
        said.append(line)
        if found := READY.match(line.rstrip()):
            return found[1]
    raise AssertionError("".join(said))


def children_of(pid: int) -> list[int]:
    """The processes that `pid` started, and theirs."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = re.search(r"^PPid:\t(\d+)$", status.read_text(), re.MULTILINE)
        except OSError:  # ended meanwhile
            continue
        if parent and int(parent[1]) == pid:
            child = int(status.parent.name)
            found += [child, *children_of(child)]
    return found


def runs(pid: int) -> bool:
    """Whether the process `pid` is still there."""
    return Path(f"/proc/{pid}").exists()
