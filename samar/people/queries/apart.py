"""Whom someone blocked or muted: their own list, the latest first, twenty a page."""

from dataclasses import dataclass

from samar.kit.cursors import seal, unseal
from samar.people.models import Block, Mute
from samar.people.viewer import Viewer

PAGE = 20
BLOCKS, MUTES = "blocks", "mutes"  # purposes of the cursors


@dataclass(frozen=True)
class Apart:
    public_id: str
    name: str
    seed: str


@dataclass(frozen=True)
class ApartPage:
    people: tuple[Apart, ...]
    after: str = ""  # the cursor of the next page; empty on the last


def whom_i_blocked(viewer: Viewer, cursor: str = "") -> ApartPage:
    """The personas that any persona of the member behind `viewer` blocked."""
    rows = Block.objects.filter(blocker__member__personas=viewer.persona_id)
    return _page(rows, "blocked", cursor, BLOCKS)


def whom_i_muted(viewer: Viewer, cursor: str = "") -> ApartPage:
    """The personas that `viewer` muted."""
    return _page(Mute.objects.filter(muter=viewer.persona_id), "muted", cursor, MUTES)


def _page(rows, who: str, cursor: str, purpose: str) -> ApartPage:  # type: ignore[no-untyped-def]
    position = unseal(cursor, purpose=purpose) if cursor else None
    if position is not None:
        rows = rows.filter(id__lt=position[0])
    fields = ("id", f"{who}__public_id", f"{who}__name", f"{who}__seed")
    found = list(rows.order_by("-id").values_list(*fields)[: PAGE + 1])
    after = seal(found[PAGE - 1][0], purpose=purpose) if len(found) > PAGE else ""
    return ApartPage(tuple(Apart(*row[1:]) for row in found[:PAGE]), after)
