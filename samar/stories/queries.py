"""What stories others may show."""

from collections.abc import Sequence
from dataclasses import replace

from samar.discussions.queries import Card, CardPage, Wanted, audience_sentence, thread_cards
from samar.people.models import Persona
from samar.people.viewer import Viewer
from samar.stories.audiences import AUDIENCES

SHOWN_AT_THE_DOOR = 3


def newest_cards(viewer: Viewer) -> Sequence[Card]:
    """The few newest texts that `viewer` may see listed, in the page's language where there are any."""
    in_language = thread_cards(viewer, Wanted(lang=viewer.language)).cards
    return (in_language or thread_cards(viewer, Wanted()).cards)[:SHOWN_AT_THE_DOOR]


def stories_of(persona: Persona, viewer: Viewer, after: str = "") -> CardPage:
    """A page of what `persona` has written and `viewer` may see listed; someone muted is read on their own page."""
    return thread_cards(replace(viewer, muted=viewer.muted - {persona.pk}), Wanted(author_id=persona.pk), after)


def who_will_learn(author: Viewer) -> list[tuple[str, str]]:
    """For each audience one can choose, its name in forms and the sentence that says who will read."""
    return [(name, audience_sentence(audience, author)) for name, audience in AUDIENCES.items()]
