"""What people do with words."""

from samar.discussions.actions.drafts import discard_draft, keep_draft
from samar.discussions.actions.replies import edit_reply, mark_helped, remove_reply, reply
from samar.discussions.actions.responses import respond, take_back_response
from samar.discussions.actions.threads import edit_thread, publish_thread, remove_thread

__all__ = [
    "discard_draft",
    "edit_reply",
    "edit_thread",
    "keep_draft",
    "mark_helped",
    "publish_thread",
    "remove_reply",
    "remove_thread",
    "reply",
    "respond",
    "take_back_response",
]
