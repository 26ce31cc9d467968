"""What stories others may show."""

from collections.abc import Sequence

from samar.discussions.queries import Card, Wanted, thread_cards
from samar.people.viewer import Viewer

SHOWN_AT_THE_DOOR = 3


def newest_cards(viewer: Viewer) -> Sequence[Card]:
    """The few newest texts that `viewer` may see listed."""
    return thread_cards(viewer, Wanted()).cards[:SHOWN_AT_THE_DOOR]
