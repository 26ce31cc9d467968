"""Responding with a word, and taking it back."""

from django.db import transaction

from samar.discussions.actions.versions import touch
from samar.discussions.events import ResponseGiven
from samar.discussions.models import Reply, Response, ResponseKind, Thread
from samar.discussions.policies import open_to_answers, writer
from samar.kit.errors import NotHere
from samar.kit.outbox import publish
from samar.people.viewer import Viewer

NAMED = 3  # personas remembered by kind, to be named where members read


def respond(*, persona: Viewer, thread: Thread, kind: str, reply: Reply | None = None) -> None:
    """Let `persona` respond with `kind` (a ResponseKind) to `thread`, or to `reply` in it. Twice counts once.

    Raises NotHere for one's own words, an unknown kind, or what the persona may not read; Refused when the thread
    has been taken back.
    """
    with transaction.atomic():
        words = _words(persona, thread, kind, reply)
        response, is_new = Response.objects.get_or_create(
            thread=thread, reply=reply, persona_id=writer(persona), kind=kind
        )
        if is_new:
            count_responses(words, kind, +1)
            touch(thread.id)
            publish(ResponseGiven(response.id))


def take_back_response(*, persona: Viewer, thread: Thread, kind: str, reply: Reply | None = None) -> None:
    """Take a response back. Taking back what was never given changes nothing. Raises as `respond` does."""
    with transaction.atomic():
        words = _words(persona, thread, kind, reply)
        given = Response.objects.filter(thread=thread, reply=reply, persona=persona.persona_id, kind=kind)
        if given.delete()[0]:
            count_responses(words, kind, -1)
            touch(thread.id)


def count_responses(words: Thread | Reply, kind: str, change: int) -> None:
    """Keep how many responded to `words` with `kind`, `change` more than before, and the latest few of them."""
    given = Response.objects.filter(kind=kind)
    given = given.filter(reply=words) if isinstance(words, Reply) else given.filter(thread=words, reply__isnull=True)
    count = words.heard.get(kind, [0, []])[0] + change
    latest = list(given.order_by("-id").values_list("persona_id", flat=True)[:NAMED])
    words.heard = {name: kept for name, kept in words.heard.items() if name != kind}
    if count > 0:
        words.heard[kind] = [count, latest]
    words.save(update_fields=["heard"])


def _words(persona: Viewer, thread: Thread, kind: str, reply: Reply | None) -> Thread | Reply:
    """What is responded to, as it is now, locked."""
    words: Thread | Reply | None = open_to_answers(persona, thread)
    if reply is not None:
        there = Reply.objects.visible_to(persona).filter(id=reply.id, thread=thread)
        words = there.select_for_update(of=("self",)).first()
    if words is None or kind not in ResponseKind.values or words.is_removed:
        raise NotHere
    if words.author_id == persona.persona_id:
        raise NotHere
    return words
