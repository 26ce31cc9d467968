"""The command `samar`, run as an operator runs it: a process of its own with little in its environment."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

SAMAR = Path(sys.executable).with_name("samar")
QUESTION_ENDS = ("] ", ": ")
PATIENCE = 30  # seconds


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


def at_a_terminal(arguments: list[str | Path], answers: list[str], *, cwd: Path) -> tuple[int, str]:
    """Run `samar` on a terminal, typing one of `answers` after each question: how it ends, what is seen."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execve(SAMAR, [str(part) for part in (SAMAR, *arguments)], {"PATH": "/usr/bin:/bin"})  # noqa: S606
    seen, left = "", list(answers)
    try:
        while select.select([terminal], [], [], PATIENCE)[0] and (part := _read(terminal)):
            seen += part
            if seen.endswith(QUESTION_ENDS) and left:
                os.write(terminal, f"{left.pop(0)}\n".encode())
    finally:
        os.close(terminal)  # hangs up, should it still be asking
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 4096).decode()
    except OSError:  # how Linux says that the other side is closed
        return ""
