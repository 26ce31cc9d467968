"""Changing a story."""

from samar.discussions.actions import Written, edit_thread
from samar.discussions.models import Thread
from samar.people.models import Audience
from samar.people.viewer import Viewer
from samar.stories.policies import known_topics


def edit_story(
    *, author: Viewer, story: Thread, words: Written, audience: Audience, topics: list[str] | tuple[str, ...] = ()
) -> Thread:
    """Replace the words, the audience and the topics of `story`; what it said before stays as a Revision.

    A narrower audience holds at once, in every list. Raises Refused for topics that are not there, NotHere for
    anyone but the author.
    """
    return edit_thread(author=author, thread=story, words=words, audience=audience, topics=known_topics(topics))
