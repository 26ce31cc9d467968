"""Hearing PostgreSQL's notifications, for kit.wake."""

from typing import Any

import psycopg


class NotifyEar:
    """A connection of its own that listens on `channel`, opened again by the next `hear` when it was lost."""

    def __init__(self, params: dict[str, Any], channel: str, patience: float) -> None:
        self._params, self._channel, self._patience = params, channel, patience
        self._link: psycopg.Connection[Any] | None = None
        self._link = self._open()

    def hear(self) -> bool:
        """Wait at most `patience` seconds, and tell whether there was a notification. Raises ConnectionError."""
        try:
            if self._link is None:
                self._link = self._open()
                return True  # something may have been missed meanwhile
            return any(True for _notice in self._link.notifies(timeout=self._patience, stop_after=1))
        except psycopg.Error:
            raise ConnectionError from None  # its text may name the host and the user

    def interrupt(self) -> None:
        """Nothing is needed: `hear` is never long."""

    def close(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.close()

    def _open(self) -> psycopg.Connection[Any]:
        link = psycopg.connect(**self._params, autocommit=True)
        link.execute(f"LISTEN {self._channel}")
        return link
