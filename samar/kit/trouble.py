"""What went wrong, told without anyone's words: an exception's text may quote what people wrote."""

import logging
import traceback
from types import TracebackType
from typing import Self


class Trial:
    """A block whose failure is logged and stays inside, for loops that must go on with the next piece of work.

        with Trial(log, "tell_author of event 7") as trial:
            ...
        if not trial.succeeded: ...

    What is no mere failure (KeyboardInterrupt, SystemExit) goes through.
    """

    def __init__(self, log: logging.Logger, doing: str) -> None:
        self._log, self._doing = log, doing
        self.succeeded = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.succeeded = problem is None
        if not isinstance(problem, Exception):
            return False
        self._log.error("%s failed with %s", self._doing, described(problem))
        return True


def described(problem: BaseException) -> str:
    """The kind of `problem` and the places in the code it came through; nothing of its text."""
    places = (
        f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(problem.__traceback__)
    )
    return "\n".join([type(problem).__name__, *places])
