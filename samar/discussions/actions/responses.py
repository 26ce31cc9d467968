"""Responding with a word, and taking it back."""

from django.db import transaction

from samar.discussions.actions.versions import touch
from samar.discussions.events import ResponseGiven
from samar.discussions.models import Reply, Response, ResponseKind, Thread
from samar.discussions.policies import check_may_answer
from samar.kit.errors import NotHere
from samar.kit.outbox import publish
from samar.people.viewer import Viewer

NAMED = 3  # personas remembered by kind, to be named where members read


def respond(*, persona: Viewer, thread: Thread, kind: str, reply: Reply | None = None) -> None:
    """Let `persona` respond with `kind` (a ResponseKind) to `thread`, or to `reply` in it. Twice counts once.

    Raises NotHere for one's own words, an unknown kind, or what the persona may not read.
    """
    _check(persona, thread, reply, kind)
    with transaction.atomic():
        words = _locked(thread, reply)
        response, is_new = Response.objects.get_or_create(
            thread=thread, reply=reply, persona_id=persona.persona_id, kind=kind
        )
        if is_new:
            _count(words, kind, +1)
            touch(thread.id)
            publish(ResponseGiven(response.id))


def take_back_response(*, persona: Viewer, thread: Thread, kind: str, reply: Reply | None = None) -> None:
    """Take a response back. Taking back what was never given changes nothing. Raises NotHere as `respond` does."""
    _check(persona, thread, reply, kind)
    with transaction.atomic():
        words = _locked(thread, reply)
        given = Response.objects.filter(thread=thread, reply=reply, persona=persona.persona_id, kind=kind)
        if given.delete()[0]:
            _count(words, kind, -1)
            touch(thread.id)


def _check(persona: Viewer, thread: Thread, reply: Reply | None, kind: str) -> None:
    check_may_answer(persona, thread)
    words = reply or thread
    if kind not in ResponseKind.values or words.author_id == persona.persona_id or words.is_removed:
        raise NotHere


def _locked(thread: Thread, reply: Reply | None) -> Thread | Reply:
    if reply is not None:
        return Reply.objects.select_for_update(of=("self",)).get(id=reply.id)
    return Thread.objects.select_for_update().get(id=thread.id)


def _count(words: Thread | Reply, kind: str, change: int) -> None:
    """Keep how many responded with `kind` and the latest few of them."""
    given = Response.objects.filter(kind=kind)
    given = given.filter(reply=words) if isinstance(words, Reply) else given.filter(thread=words, reply__isnull=True)
    count = words.heard.get(kind, [0, []])[0] + change
    latest = list(given.order_by("-id").values_list("persona_id", flat=True)[:NAMED])
    words.heard = {name: kept for name, kept in words.heard.items() if name != kind}
    if count > 0:
        words.heard[kind] = [count, latest]
    words.save(update_fields=["heard"])
