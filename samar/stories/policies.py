"""What a story may be filed under."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from samar.kit.errors import Refused
from samar.stories.topics import TopicSlug

TOPICS_MOST = 5


def known_topics(topics: Collection[str]) -> tuple[str, ...]:
    """`topics` in the order in which they are offered, once each. Raises Refused for unknown or too many ones."""
    if not set(topics) <= set(TopicSlug.values) or len(set(topics)) > TOPICS_MOST:
        raise Refused(_("Please choose up to five topics from the list."), "topics")
    return tuple(slug for slug in TopicSlug.values if slug in topics)
