"""What happens in discussions that others may want to know."""

from samar.kit.outbox import event


@event
class ThreadPublished:
    thread: int


@event
class ReplyPublished:
    reply: int


@event
class ResponseGiven:
    response: int


@event
class ReplyHelped:
    reply: int
