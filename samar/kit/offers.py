"""What the whole network needs from its rooms, contributed by each: erasure, cards, links.

A room contributes in its `offers.py`; whoever composes asks `offered` and knows no room by name.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

type Offer = Callable[..., Any]

_contributed: dict[str, list[Offer]] = defaultdict(list)


def contribute(purpose: str, offer: Offer) -> None:
    """Let `offer` be among what `offered(purpose)` answers. The purpose's home says what it is called with."""
    if offer not in _contributed[purpose]:
        _contributed[purpose].append(offer)


def offered(purpose: str) -> tuple[Offer, ...]:
    """What the rooms contributed for `purpose`, the highest room first."""
    _gather()
    return tuple(_contributed[purpose])


@cache
def _gather() -> None:
    autodiscover_modules("offers")
