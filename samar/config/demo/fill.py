"""Filling the demonstration: its past is told again through the actions that people use, each at its own time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from samar.accounts.actions import NewAccount, appoint, hash_passphrase
from samar.accounts.models import Member, Role
from samar.config.cli import Mistake
from samar.config.demo.content import Answer, Person, Text, people
from samar.config.demo.past import Answered, BellRead, Happening, Helped, Joined, Responded, Told, past
from samar.discussions.actions import mark_helped, publish_thread, reply, respond
from samar.discussions.models import Reply, Thread
from samar.discussions.quoting import bare
from samar.discussions.written import Written, written
from samar.kit import clock
from samar.kit.handling import handle_due
from samar.kit.models import OutboxEvent
from samar.notifications.actions import read_all
from samar.people.actions import Description, describe_persona, join_network
from samar.people.models import Audience, Persona, ProfileField
from samar.people.queries import viewer_of_member
from samar.people.viewer import Viewer

PASSPHRASE: Final = "lantern-harbour-quiet-plum"  # noqa: S105  of everyone in a demonstration
AUDIENCES: Final = {"everyone": Audience.EVERYONE, "members": Audience.MEMBERS, "only_me": Audience.ONLY_ME}
STAFF: Final = {"helper": Role.HELPER, "moderator": Role.MODERATOR, "operator": Role.OPERATOR}
SPOKEN: Final = {
    "ar": "العربية", "fr": "français", "en": "English", "es": "español", "de": "Deutsch", "hi": "हिन्दी",
}  # fmt: skip

type Progress = Callable[[int, int], None]  # how many happenings of how many have been told


class FillingError(Exception):
    """What followed from the past did not come about."""


def is_filled() -> bool:
    """Whether the whole cast is there: it comes in one transaction with everything it ever did."""
    cast = {(person.key, person.name) for person in people()}
    there = Persona.objects.filter(member__sign_in_name__in=[key for key, _name in cast])
    return cast <= set(there.values_list("member__sign_in_name", "name"))


def check_no_real_network() -> None:
    """Check that the database holds a demonstration or nobody. Raises Mistake when real people may be in it.

    Asked before anything is done to it, bringing its tables forward included.
    """
    has_tables = Member._meta.db_table in connection.introspection.table_names()
    if has_tables and Member.objects.exists() and not is_filled():
        raise Mistake("the database holds a real network; the demonstration needs one of its own.")


def forget_all() -> None:
    """Empty the tables of a demonstration. Raises Mistake when real people may be in them."""
    check_no_real_network()
    call_command("flush", interactive=False, verbosity=0)


def fill(progress: Progress = lambda _done, _of: None) -> None:
    """Make the community of the demonstration, in one transaction: broken off at any moment, it leaves nothing.

    Raises FillingError when the handlers of what happened did not do their part.
    """
    happenings = past(clock.now())
    community = Community(hash_passphrase(PASSPHRASE))
    with transaction.atomic():
        for number, happening in enumerate(happenings):
            with clock.at(happening.at):
                community.tell(happening)
                handle_due()
            progress(number + 1, len(happenings))
        while handle_due():
            pass
        if left := OutboxEvent.objects.filter(handled_at=None).values_list("name", flat=True).first():
            raise FillingError(f"{left} was not handled")
        OutboxEvent.objects.all().delete()  # told long ago: no stream has to catch up with it


@dataclass
class Community:
    """Who and what is there already while the past is told, by the keys of the content."""

    password: str
    viewers: dict[str, Viewer] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)
    cast: dict[str, Person] = field(default_factory=lambda: {person.key: person for person in people()})

    @singledispatchmethod
    def tell(self, happening: Happening) -> None:
        """Let `happening` come about."""
        raise TypeError(type(happening))

    @tell.register
    def _(self, happening: Joined) -> None:
        person = self.cast[happening.person]
        reads = [code for code in person.languages if code in dict(settings.LANGUAGES)]
        account = NewAccount(person.key, self.password, person.age_band, reads, person.country)
        persona = join_network(name=person.name, account=account).persona
        if person.role in STAFF:
            appoint(member=persona.member, role=STAFF[person.role])
        describe_persona(persona=persona, description=_description(person), language=reads[0])
        self.viewers[person.key] = _viewer(persona, reads[0])

    @tell.register
    def _(self, happening: Told) -> None:
        text = happening.text
        self.threads[text.key] = publish_thread(
            author=self.viewers[text.author],
            kind=text.kind,
            words=_words(text.body, text.lang, text.notes, text.title),
            audience=AUDIENCES[text.audience],
            topics=text.topics,
        )

    @tell.register
    def _(self, happening: Answered) -> None:
        text, answer = happening.text, happening.answer
        self.replies[text.key, answer.key] = reply(
            author=self.viewers[answer.author],
            thread=self.threads[text.key],
            words=_words(answer.body, answer.lang, answer.notes),
            parent=self._answered(text, answer),
            quote=answer.quote,
        )

    @tell.register
    def _(self, happening: Responded) -> None:
        answer = self.replies[happening.text.key, happening.answer] if happening.answer else None
        thread = self.threads[happening.text.key]
        respond(persona=self.viewers[happening.person], thread=thread, kind=happening.kind, reply=answer)

    @tell.register
    def _(self, happening: Helped) -> None:
        answer = self.replies[happening.text.key, happening.answer]
        mark_helped(asker=self.viewers[happening.person], reply=answer, helped=True)

    @tell.register
    def _(self, happening: BellRead) -> None:
        read_all(reader=self.viewers[happening.person])

    def _answered(self, text: Text, answer: Answer) -> Reply | None:
        """The reply in its exchange whose words `answer` quotes, else the one at the top; None for the text."""
        if not answer.to:
            return None
        exchange = [other for other in text.replies if answer.to in (other.key, other.to) and other is not answer]
        quoted = [other.key for other in exchange if answer.quote and bare(answer.quote) in bare(other.body)]
        return self.replies[text.key, quoted[0] if quoted else answer.to]


def _words(body: str, lang: str, notes: tuple[str, ...], title: str = "") -> Written:
    return written(body=body, title=title, lang=lang, notes=notes)


def _viewer(persona: Persona, language: str) -> Viewer:
    return viewer_of_member(persona.member_id, persona.pk, language=language)


def _description(person: Person) -> Description:
    comma = "، " if person.languages[0] == "ar" else ", "
    parts = {
        ProfileField.Kind.ABOUT: person.about,
        ProfileField.Kind.LANGUAGES: comma.join(SPOKEN[code] for code in person.languages),
        ProfileField.Kind.INTERESTS: comma.join(person.interests),
        ProfileField.Kind.IDENTITY: person.identity,
    }
    return Description(pronouns=person.pronouns, parts={str(kind): text for kind, text in parts.items()})
