"""What people do with their stories."""

from samar.stories.actions.edit import edit_story
from samar.stories.actions.publish import publish_story

__all__ = ["edit_story", "publish_story"]
