"""Reading what people say to each other."""

from samar.discussions.models.readers import audience_sentence
from samar.discussions.queries.addresses import reply_address, thread_address
from samar.discussions.queries.finding import (
    begun_draft,
    draft_for,
    drafts_of,
    earlier_versions,
    own_reply,
    own_thread,
    reply_draft_of,
    reply_for,
    source_of,
    thread_for,
    words_of,
)
from samar.discussions.queries.lists import Card, CardPage, Found, Wanted, in_language, own_cards, thread_cards
from samar.discussions.queries.pages import Hearing, ThreadPage, hearing, reply_for_reader, thread_page
from samar.discussions.queries.versions import lists_version, thread_version
from samar.discussions.rendering import preview_html

__all__ = [
    "Card",
    "CardPage",
    "Found",
    "Hearing",
    "ThreadPage",
    "Wanted",
    "audience_sentence",
    "begun_draft",
    "draft_for",
    "drafts_of",
    "earlier_versions",
    "hearing",
    "in_language",
    "lists_version",
    "own_cards",
    "own_reply",
    "own_thread",
    "preview_html",
    "reply_address",
    "reply_draft_of",
    "reply_for",
    "reply_for_reader",
    "source_of",
    "thread_address",
    "thread_cards",
    "thread_for",
    "thread_page",
    "thread_version",
    "words_of",
]
