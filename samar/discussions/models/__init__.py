"""What people say to each other: threads, replies, responses, drafts and earlier versions."""

from samar.discussions.models.drafts import Draft, Revision
from samar.discussions.models.replies import Reply, Response
from samar.discussions.models.threads import PrivateWords, Thread, ThreadTopic, Topic, WebVersion, may_read
from samar.discussions.models.vocabulary import ContentNote, ResponseKind

__all__ = [
    "ContentNote",
    "Draft",
    "PrivateWords",
    "Reply",
    "Response",
    "ResponseKind",
    "Revision",
    "Thread",
    "ThreadTopic",
    "Topic",
    "WebVersion",
    "may_read",
]
