"""What people do with words."""

from samar.discussions.actions.drafts import discard_draft, keep_draft, keep_reply_draft
from samar.discussions.actions.erasing import erase_words
from samar.discussions.actions.removing import remove_reply, remove_thread
from samar.discussions.actions.replies import edit_reply, mark_helped, reply
from samar.discussions.actions.responses import respond, take_back_response
from samar.discussions.actions.threads import edit_thread, publish_thread
from samar.discussions.actions.versions import touch_names
from samar.discussions.written import Written, written

__all__ = [
    "Written",
    "discard_draft",
    "edit_reply",
    "edit_thread",
    "erase_words",
    "keep_draft",
    "keep_reply_draft",
    "mark_helped",
    "publish_thread",
    "remove_reply",
    "remove_thread",
    "reply",
    "respond",
    "take_back_response",
    "touch_names",
    "written",
]
