"""The people and texts of the demonstration, as written in content/*.toml by a native writer for each language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"
LANGUAGES = ("ar", "fr", "en")
ROLES = ("newcomer", "regular", "helper", "moderator", "operator", "sixteen")

type Responses = Mapping[str, tuple[str, ...]]  # ResponseKind -> keys of personas


@dataclass(frozen=True)
class Person:
    """One of the cast. `role` is one of ROLES, or "member"; `pronouns` are words by language code."""

    key: str
    name: str
    role: str
    age_band: str
    country: str
    languages: tuple[str, ...]
    pronouns: Mapping[str, str]
    about: str
    interests: tuple[str, ...]
    identity: str


@dataclass(frozen=True)
class Answer:
    """A reply: `to` is the key of the reply it answers, "" for the text itself; `hours_after` the text."""

    key: str
    author: str
    to: str
    quote: str
    helped: bool
    hours_after: float
    notes: tuple[str, ...]
    lang: str
    responses: Responses
    body: str


@dataclass(frozen=True)
class Text:
    """A story, struggle, victory, question or idea, told `days_ago` (a fraction counts)."""

    key: str
    author: str
    kind: str
    title: str
    lang: str
    audience: str
    notes: tuple[str, ...]
    topics: tuple[str, ...]
    days_ago: float
    responses: Responses
    body: str
    replies: tuple[Answer, ...]


@cache
def people() -> tuple[Person, ...]:
    """Everyone who appears, those of the roles included."""
    return tuple(Person(**_tuples(row, "languages", "interests")) for file in _files() for row in file["persona"])


@cache
def texts() -> tuple[Text, ...]:
    """Every text with its replies, language by language."""
    return tuple(_text(row) for file in _files() for row in file["story"])


def player_of(role: str) -> Person | None:
    """Who plays `role`; None when nobody does."""
    return next((person for person in people() if person.role == role and role in ROLES), None)


def _text(row: dict[str, Any]) -> Text:
    replies = tuple(_answer(answer) for answer in row.get("reply", []))
    return Text(**_tuples(row, "notes", "topics"), replies=replies)


def _answer(row: dict[str, Any]) -> Answer:
    return Answer(**_tuples(row, "notes"))


def _tuples(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """`row` without its replies, with its lists made tuples, so that nobody changes what is shared."""
    made = {name: value for name, value in row.items() if name != "reply"}
    made |= {name: tuple(row[name]) for name in names}
    if "responses" in row:
        made["responses"] = {kind: tuple(keys) for kind, keys in row["responses"].items()}
    return made


def _files() -> Iterator[dict[str, Any]]:
    for language in LANGUAGES:
        with (FOLDER / f"{language}.toml").open("rb") as file:
            yield tomllib.load(file)
