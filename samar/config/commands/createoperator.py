"""`samar createoperator`: an account for somebody who looks after the network."""

import argparse
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from samar.config.cli import Mistake
from samar.config.founding.answers import LANGUAGES, insist
from samar.config.founding.network import enter_network

if TYPE_CHECKING:
    from samar.people.actions import Joined

GROWN_UP = ("18-24", "25+")


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--sign-in-name", metavar="NAME", help="the name to sign in with, not shown")
    command.add_argument("--persona-name", metavar="NAME", help="the name that others see")
    command.add_argument(
        "--passphrase-file", metavar="FILE", help="a file that holds the passphrase (default: you are asked)"
    )
    command.add_argument("--language", choices=LANGUAGES, default="en", help="what they read (default: en)")
    command.add_argument("--age-band", choices=GROWN_UP, default="25+", help="their age (default: 25+)")


def run(options: argparse.Namespace) -> None:
    enter_network()
    from django.utils import translation  # noqa: PLC0415  needs settings

    with translation.override("en"):
        joined = _make_operator(options)
    print(f"{joined.persona.name} is operator, and signs in with the sign-in name and the passphrase.")
    print("If the passphrase is lost, each of these codes opens the account once. They are shown only now:")
    print("".join(f"  {code}\n" for code in joined.codes), end="")


def _make_operator(options: argparse.Namespace) -> "Joined":
    from django.db import Error, transaction  # noqa: PLC0415  needs settings

    from samar.accounts.actions import NewAccount, appoint  # noqa: PLC0415
    from samar.accounts.models import Role  # noqa: PLC0415
    from samar.config.founding.tables import first_line  # noqa: PLC0415
    from samar.kit.errors import Refused  # noqa: PLC0415
    from samar.people.actions import join_network  # noqa: PLC0415

    sign_in_name = options.sign_in_name or _asked("Sign-in name, which nobody else sees: ", "--sign-in-name")
    name = options.persona_name or _asked("Name that others see: ", "--persona-name")
    password = _password(options.passphrase_file, [sign_in_name, name])
    account = NewAccount(sign_in_name, password, options.age_band, reads=[options.language])
    try:
        with transaction.atomic():
            joined = join_network(name=name, account=account)
            appoint(member=joined.persona.member, role=Role.OPERATOR)
    except Refused as refused:
        flag = {"sign_in_name": "--sign-in-name: ", "name": "--persona-name: "}.get(refused.field or "", "")
        raise Mistake(f"{flag}{refused}") from None
    except Error as problem:
        raise Mistake(f"the database cannot be used: {first_line(problem)}.") from None
    return joined


def _asked(words: str, flag: str) -> str:
    if not sys.stdin.isatty():
        raise Mistake(f"there is no terminal to ask on: give {flag}.")
    return insist(words, str.strip, input)


def _password(path: str | None, names: list[str]) -> str:
    """The hash of the passphrase in the file at `path`, or of one that is typed twice."""
    if path:
        return _hashed(_held_by(Path(path)), names)
    if not sys.stdin.isatty():
        raise Mistake("there is no terminal to ask on: give --passphrase-file.")
    return insist("Passphrase, 12 characters or more: ", lambda typed: _typed_again(typed, names), getpass)


def _typed_again(typed: str, names: list[str]) -> str:
    hashed = _hashed(typed, names)
    if getpass("The same once more: ") != typed:
        raise Mistake("these were two different ones.")
    return hashed


def _hashed(passphrase: str, names: list[str]) -> str:
    from samar.accounts.actions import hash_passphrase  # noqa: PLC0415
    from samar.kit.errors import Refused  # noqa: PLC0415

    try:
        return hash_passphrase(passphrase, names)
    except Refused as refused:
        raise Mistake(f"the passphrase is too weak. {refused}") from None


def _held_by(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except OSError as problem:
        raise Mistake(f"{path} cannot be read: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise Mistake(f"{path} does not hold text.") from None
