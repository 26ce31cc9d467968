"""The command `samar`, run as an operator runs it: a process of its own with little in its environment."""

import subprocess
import sys
from pathlib import Path

SAMAR = Path(sys.executable).with_name("samar")


def samar(*arguments: str | Path, typed: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `samar` with `arguments`; `typed` is its standard input, which is no terminal."""
    return subprocess.run(
        [SAMAR, *arguments],
        env={"PATH": "/usr/bin:/bin", **environ},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def mistake(*arguments: str | Path, typed: str = "", **environ: str) -> str:
    """What `samar` says of the user's mistake: always one line, nothing else, and the end is 2."""
    ended = samar(*arguments, typed=typed, **environ)
    assert (ended.returncode, ended.stdout) == (2, ""), ended
    assert ended.stderr.count("\n") == 1, ended.stderr
    return ended.stderr.strip()
