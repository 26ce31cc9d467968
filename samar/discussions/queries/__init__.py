"""Reading what people say to each other."""

from samar.discussions.queries.finding import (
    draft_for,
    drafts_of,
    earlier_versions,
    reply_draft_of,
    reply_for,
    thread_for,
    words_to_edit,
)
from samar.discussions.queries.lists import Card, CardPage, Wanted, own_cards, thread_cards
from samar.discussions.queries.pages import ThreadPage, thread_page
from samar.discussions.queries.versions import lists_version, thread_version

__all__ = [
    "Card",
    "CardPage",
    "ThreadPage",
    "Wanted",
    "draft_for",
    "drafts_of",
    "earlier_versions",
    "lists_version",
    "own_cards",
    "reply_draft_of",
    "reply_for",
    "thread_cards",
    "thread_for",
    "thread_page",
    "thread_version",
    "words_to_edit",
]
