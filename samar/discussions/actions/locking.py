"""Having rows to oneself while they are changed: threads first, by number, or two would wait for each other."""

from collections.abc import Collection

from django.db.models import Q

from samar.discussions.models import Reply, Response, Thread
from samar.kit.errors import NotHere


def locked[Kept: (Thread, Reply)](words: Kept) -> Kept:
    """The row of `words` as it is now, locked until the transaction ends. Raises NotHere when it is gone.

    A reply is locked after its thread.
    """
    current = type(words).objects.select_for_update(of=("self",)).filter(id=words.id).first()
    if current is None:
        raise NotHere
    return current


def lock_threads_of(personas: Collection[int]) -> None:
    """Lock every thread in which `personas` wrote or responded, until the transaction ends."""
    replied = Reply.objects.filter(Q(author__in=personas) | Q(quoted__in=personas)).values("thread")
    responded = Response.objects.filter(persona__in=personas).values("thread")
    theirs = Thread.objects.filter(Q(author__in=personas) | Q(id__in=replied) | Q(id__in=responded))
    list(theirs.order_by("id").select_for_update(of=("self",)).values_list("id"))
