"""The past of the demonstration: everything that happened in it, one thing after another.

What the texts leave open (when someone responded, when a bell was read) is drawn from the keys, so that each
filling gives the same community.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from samar.config.demo.content import Answer, Responses, Text, people, texts

JOINED_BEFORE = timedelta(days=9)  # the first thing that someone does
NEWCOMER_JOINED_BEFORE = timedelta(hours=3)
RESPONDED_WITHIN = timedelta(hours=40)
HELPED_WITHIN = timedelta(hours=8)
BELL_READ_AGO = timedelta(hours=9)
NEWCOMERS_BELL_READ_AGO = timedelta(days=4)


@dataclass(frozen=True)
class Joined:
    at: datetime
    person: str


@dataclass(frozen=True)
class Told:
    at: datetime
    person: str
    text: Text


@dataclass(frozen=True)
class Answered:
    at: datetime
    person: str
    text: Text
    answer: Answer


@dataclass(frozen=True)
class Responded:
    """`answer` is the key of the reply that was responded to, "" for the text itself."""

    at: datetime
    person: str
    text: Text
    answer: str
    kind: str


@dataclass(frozen=True)
class Helped:
    at: datetime
    person: str
    text: Text
    answer: str


@dataclass(frozen=True)
class BellRead:
    at: datetime
    person: str


type Happening = Joined | Told | Answered | Responded | Helped | BellRead


def past(present: datetime) -> list[Happening]:
    """Everything that happened until `present`, in its order."""
    acts = [act for text in texts() for act in _around(text, present)]
    joined = [Joined(_when_joined(person.key, person.role, acts), person.key) for person in people()]
    read = [BellRead(present - _bell_read_ago(person.role), person.key) for person in people()]
    return sorted([*joined, *acts, *read], key=lambda happening: happening.at)


def _around(text: Text, present: datetime) -> Iterator[Happening]:
    told = present - timedelta(days=text.days_ago)
    yield Told(told, text.author, text)
    yield from _responses(text, "", text.responses, told, present)
    for answer in text.replies:
        answered = told + timedelta(hours=answer.hours_after)
        yield Answered(answered, answer.author, text, answer)
        yield from _responses(text, answer.key, answer.responses, answered, present)
        if answer.helped:
            moment = _between(answered, present, HELPED_WITHIN, text.key, answer.key, "helped")
            yield Helped(moment, text.author, text, answer.key)


def _responses(
    text: Text, answer: str, responses: Responses, since: datetime, present: datetime
) -> Iterator[Responded]:
    for kind, persons in responses.items():
        for person in persons:
            moment = _between(since, present, RESPONDED_WITHIN, text.key, answer, kind, person)
            yield Responded(moment, person, text, answer, kind)


def _between(since: datetime, present: datetime, most: timedelta, *seed: str) -> datetime:
    """A moment after `since`, sooner rather than later, and before `present`."""
    room = min(most, present - since)
    return since + room * (Random("/".join(seed)).uniform(0.02, 0.98) ** 2)  # noqa: S311


def _when_joined(person: str, role: str, acts: list[Happening]) -> datetime:
    first = min(act.at for act in acts if act.person == person)
    if role == "newcomer":
        return first - NEWCOMER_JOINED_BEFORE
    return first - JOINED_BEFORE * Random(person).uniform(0.2, 1)  # noqa: S311


def _bell_read_ago(role: str) -> timedelta:
    return NEWCOMERS_BELL_READ_AGO if role == "newcomer" else BELL_READ_AGO
