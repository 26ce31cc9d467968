"""Telling a story."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samar.discussions.actions import Written, discard_draft, publish_thread
from samar.discussions.models import Draft, Thread
from samar.kit.errors import Refused
from samar.people.models import Audience
from samar.people.viewer import Viewer
from samar.stories.kinds import Kind
from samar.stories.policies import known_topics


def publish_story(
    *,
    author: Viewer,
    kind: str,
    words: Written,
    audience: Audience,
    topics: list[str] | tuple[str, ...] = (),
    draft: Draft | None = None,
) -> Thread:
    """Publish `words` as a story of `kind` (a Kind) for `audience`, under up to five `topics` (TopicSlug values).

    `draft` is forgotten with it. Raises Refused for a kind or topics that are not there, NotHere for visitors.
    """
    if kind not in Kind.values:
        raise Refused(_("Please choose what this is: a story, a struggle, a victory, a question or an idea."), "kind")
    with transaction.atomic():
        story = publish_thread(author=author, kind=kind, words=words, audience=audience, topics=known_topics(topics))
        if draft is not None:
            discard_draft(author=author, draft=draft)
    return story
