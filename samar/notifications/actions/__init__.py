"""Telling people what happened, and their having read it."""

from samar.notifications.actions.notify import notify
from samar.notifications.actions.read import read_about, read_all

__all__ = ["notify", "read_about", "read_all"]
