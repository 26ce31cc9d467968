"""Having a row to oneself while it is changed."""

from samar.discussions.models import Reply, Thread
from samar.kit.errors import NotHere


def locked[Kept: (Thread, Reply)](words: Kept) -> Kept:
    """The row of `words` as it is now, locked until the transaction ends. Raises NotHere when it is gone."""
    current = type(words).objects.select_for_update(of=("self",)).filter(id=words.id).first()
    if current is None:
        raise NotHere
    return current
