"""Who learns of an answer or a response."""

from samar.discussions.events import ReplyHelped, ReplyPublished, ResponseGiven
from samar.discussions.models import Reply, Response
from samar.discussions.queries.pages import mentioned
from samar.kit.outbox import handles
from samar.notifications.actions import notify


@handles(ReplyPublished)
def tell_whom_it_answers(event: ReplyPublished) -> None:
    """Tell the author of the thread, of the reply answered, and whoever is quoted or mentioned, once each."""
    answer = Reply.objects.select_related("thread", "parent").filter(id=event.reply, is_removed=False).first()
    if answer is None:
        return
    thread = answer.thread
    told = {thread.author_id}
    notify(recipient_id=thread.author_id, kind="reply", subject=thread.public_id, actor_id=answer.author_id)
    others = [answer.parent.author_id] if answer.parent else []
    others += [answer.quoted_id] if answer.quoted_id else []
    for persona in dict.fromkeys(others + mentioned(answer.html)):
        if persona not in told:
            notify(recipient_id=persona, kind="answer", subject=thread.public_id, actor_id=answer.author_id)


@handles(ResponseGiven)
def tell_who_was_heard(event: ResponseGiven) -> None:
    """Tell the author of the words that someone responded to them."""
    given = Response.objects.select_related("thread", "reply").filter(id=event.response).first()
    if given is None:
        return
    words = given.reply or given.thread
    kind = "reply-heard" if given.reply else "heard"
    notify(recipient_id=words.author_id, kind=kind, subject=given.thread.public_id, actor_id=given.persona_id)


@handles(ReplyHelped)
def tell_who_helped(event: ReplyHelped) -> None:
    """Tell the author of a reply that it helped."""
    answer = Reply.objects.select_related("thread").filter(id=event.reply, has_helped=True).first()
    if answer is not None:
        thread = answer.thread
        notify(
            recipient_id=answer.author_id, kind="helped", subject=thread.public_id, actor_id=thread.author_id
        )
