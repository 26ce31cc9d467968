"""What accounts give to rooms above: opening a session for someone who has just joined."""

from samar.accounts.signing import begin_session

__all__ = ["begin_session"]
