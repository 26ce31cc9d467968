"""Reading the bell."""

from samar.notifications.queries.lines import BellPage, Line, bell_page
from samar.notifications.queries.unread import unread_count

__all__ = ["BellPage", "Line", "bell_page", "unread_count"]
