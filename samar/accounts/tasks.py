"""What accounts forget, in the worker."""

from samar.accounts.sessions import SessionStore
from samar.kit.worker import every


@every(hours=1)
def forget_sessions_that_ended() -> None:
    """Delete the sessions whose time is over, and what they held."""
    SessionStore.clear_expired()
