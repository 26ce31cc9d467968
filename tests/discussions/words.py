"""Short ways to have things said in tests."""

from samar.discussions.actions import publish_thread, reply, written
from samar.discussions.models import Reply, Thread
from samar.people.models import Audience, Persona
from tests.people import viewer


def told(author: Persona, body: str = "A lamp, a page, and nobody asleep.", **about: object) -> Thread:
    """A text of `author`, for everyone unless `audience` says otherwise."""
    kind = str(about.pop("kind", "story"))
    audience = Audience(about.pop("audience", Audience.EVERYONE))
    topics = tuple(about.pop("topics", ()))  # type: ignore[arg-type]
    words = written(body=body, **about)  # type: ignore[arg-type]
    return publish_thread(author=viewer(author), kind=kind, words=words, audience=audience, topics=topics)


def answered(
    author: Persona, thread: Thread, body: str = "I am up too.", *, parent: Reply | None = None, quote: str = ""
) -> Reply:
    """A reply of `author`, as the database has it."""
    said = reply(author=viewer(author), thread=thread, words=written(body=body), parent=parent, quote=quote)
    return Reply.objects.select_related("thread").get(id=said.id)


def again[Kept: (Thread, Reply)](words: Kept) -> Kept:
    """The row as it is now."""
    return type(words).objects.get(id=words.id)
