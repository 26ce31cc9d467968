"""What the commands of bin/ share. Python 3.6."""

import subprocess
import sys


class Stop(Exception):  # noqa: N818 - it reads as what it does
    """Nothing more can be done; the text is what the person reads."""


def say(line):
    print(line, file=sys.stderr, flush=True)


def answer(command, seconds=30, env=None):
    """What `command` prints when it runs and succeeds, else None; its complaints are not shown."""
    try:
        outcome = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            env=env,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return outcome.stdout.decode("utf-8", "replace").strip() if outcome.returncode == 0 else None
