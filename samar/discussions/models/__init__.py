"""What people say to each other: threads, replies, responses, drafts and earlier versions."""

from samar.discussions.models.drafts import Draft, Revision
from samar.discussions.models.readers import READERS, Reader, admits, audience_sentence, may_read
from samar.discussions.models.replies import Reply, Response
from samar.discussions.models.threads import PrivateWords, Thread, ThreadTopic, WebVersion
from samar.discussions.models.vocabulary import ContentNote, ResponseKind

__all__ = [
    "READERS",
    "ContentNote",
    "Draft",
    "PrivateWords",
    "Reader",
    "Reply",
    "Response",
    "ResponseKind",
    "Revision",
    "Thread",
    "ThreadTopic",
    "WebVersion",
    "admits",
    "audience_sentence",
    "may_read",
]
