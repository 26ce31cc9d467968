"""What the front of the house shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from samar.discussions.models import Draft
from samar.discussions.queries import Card, Found, Wanted, drafts_of, thread_cards
from samar.people.viewer import Viewer
from samar.safety.tiers import tiers

SHOWN = 5  # cards in each part of today


@dataclass(frozen=True)
class Today:
    """What waits for a first reply, what is new in the reader's languages, and what they had begun."""

    waiting: Sequence[Card]
    newest: Sequence[Card]
    drafts: Sequence[Draft]


def today(viewer: Viewer) -> Today:
    """Today for `viewer`, bounded and in order of time; what waits for a first reply is not said twice."""

    def to_read(found: Sequence[Found]) -> list[Found]:
        return [one for one in found if not viewer.languages or one.lang in viewer.languages]

    others = replace(viewer, muted=viewer.muted | {viewer.persona_id or 0})  # one does not answer oneself
    waiting = thread_cards(others, Wanted(awaiting=True), choose=lambda found: to_read(found)[:SHOWN]).cards
    told = {card.public_id for card in waiting}

    def newest(found: Sequence[Found]) -> Sequence[Found]:
        untold = [one for one in found if one.public_id not in told]
        return (to_read(untold) or untold)[:SHOWN]

    return Today(waiting, thread_cards(viewer, Wanted(), choose=newest).cards, drafts_of(viewer)[:SHOWN])


@dataclass(frozen=True)
class BreachRow:
    """One thing that is kept, in plain words, and the tiers in which its columns are."""

    name: object
    table: str
    tiers: str


_TABLES = {
    "accounts_member": _("your account: sign-in name, age band, country, languages"),
    "accounts_consent": _("what you agreed to"),
    "accounts_recoverycode": _("your way back in, as a digest that opens nothing"),
    "accounts_session": _("which browsers are signed in"),
    "people_persona": _("your personas: name, drawing, pronouns"),
    "people_profilefield": _("what your profile says"),
    "people_block": _("whom you blocked"),
    "people_mute": _("whom you muted"),
    "discussions_thread": _("what you wrote for members or for everyone"),
    "discussions_privatewords": _("what you wrote for yourself alone"),
    "discussions_reply": _("your replies"),
    "discussions_response": _("your responses"),
    "discussions_revision": _("what your texts said before you changed them"),
    "discussions_draft": _("your drafts"),
    "notifications_notice": _("what your bell told you"),
}


def breach_rows() -> list[BreachRow]:
    """What is kept about people, each with its tiers as the models declare them."""
    declared: dict[str, set[str]] = {}
    for column in tiers():
        declared.setdefault(column.table, set()).add(column.tier)
    return [BreachRow(name, table, " ".join(sorted(declared[table]))) for table, name in _TABLES.items()]
