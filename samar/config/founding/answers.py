"""What `samar init` needs to know: from flags, by asking, or from what was kept before."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from samar.config.cli import Mistake

LANGUAGES = ("en", "ar", "fr")
NAME_LIMIT = 60  # characters
_HOST = re.compile(r"\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]", re.IGNORECASE)

type Ask = Callable[[str], str]


@dataclass(frozen=True)
class Question:
    """One thing to know: its setting, the words it is asked with, its default and its check."""

    setting: str
    words: str
    default: str
    check: Callable[[str], str]


def answered(flags: Mapping[str, str], kept: Mapping[str, str], ask: Ask | None) -> dict[str, str]:
    """The settings to keep: by flags, else by what is asked, else as kept, else Samar's own defaults.

    Raises Mistake for a flag that is no good; a typed answer that is no good is asked for again.
    """
    return {question.setting: _answer(question, flags, kept, ask) for question in _questions()}


def insist(words: str, check: Callable[[str], str], ask: Ask) -> str:
    """Ask until the answer passes `check`. Raises Mistake when there is nobody to answer."""
    while True:
        try:
            return check(ask(words))
        except Mistake as mistake:
            print(f"Please try again: {mistake}")
        except EOFError:
            raise Mistake("the questions were not answered.") from None


def check_name(name: str) -> str:
    """A name that fits into a line."""
    name = " ".join(name.split())
    if not name or len(name) > NAME_LIMIT or not name.isprintable():
        raise Mistake(f"the name must be one line of 1 to {NAME_LIMIT} characters.")
    return name


def check_languages(codes: str) -> str:
    """Codes of languages with commas between them, without repeats."""
    chosen = list(dict.fromkeys(code.lower() for code in re.split(r"[\s,]+", codes) if code))
    if unknown := [code for code in chosen if code not in LANGUAGES]:
        raise Mistake(f"Samar does not speak {unknown[0]!r} yet: choose among {', '.join(LANGUAGES)}.")
    if not chosen:
        raise Mistake(f"choose at least one language among {', '.join(LANGUAGES)}.")
    return ",".join(chosen)


def check_hosts(hosts: str) -> str:
    """Host names with commas between them: no scheme, no port, no path, and not everything (`*`)."""
    names = [name for name in re.split(r"[\s,]+", hosts) if name]
    if wrong := [name for name in names if not _HOST.fullmatch(name)]:
        raise Mistake(f"{wrong[0]!r} is no host name: write it as in samar.example, without https:// and port.")
    if not names:
        raise Mistake("name at least one host, such as samar.example.")
    return ",".join(names)


def check_path(path: str) -> str:
    """A path, made absolute because commands run in several places; "" stays so."""
    try:
        return str(Path(path.strip()).expanduser().absolute()) if path.strip() else ""
    except RuntimeError:
        raise Mistake(f"{path.strip()} names the home of somebody unknown here.") from None


def _questions() -> tuple[Question, ...]:
    spoken = "Which languages do its pages speak, its own first? (en English, ar Arabic, fr French)"
    hosts = "Under which host names will it be reached, such as samar.example?"
    return (
        Question("SAMAR_NAME", "What is the network called?", "Samar", check_name),
        Question("SAMAR_LANGUAGES", spoken, ",".join(LANGUAGES), check_languages),
        Question("SAMAR_HOSTS", hosts, "localhost,127.0.0.1,[::1]", check_hosts),
    )


def _answer(question: Question, flags: Mapping[str, str], kept: Mapping[str, str], ask: Ask | None) -> str:
    if question.setting in flags:
        return question.check(flags[question.setting])
    before = kept.get(question.setting) or question.default
    if ask is None:
        return before
    return insist(f"{question.words} [{before}] ", lambda typed: question.check(typed.strip() or before), ask)
