"""The command `samar`: everything an operator does from a shell."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

COMMANDS = {
    "init": "make a network: its data directory, key file, database and files",
    "serve": "serve the network",
    "demo": "fill a believable community and serve it on this machine",
    "doctor": "look for what would hurt later",
    "createoperator": "make the first operator's account",
    "routes": "list every address, its methods and who may use it",
    "tiers": "list every column with the tier that protects it",
}


class Mistake(Exception):  # noqa: N818  the user's, to be told in one line
    """Something that the person at the keyboard can put right."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a mistake of the user is told in a line and answered by 2."""
    options = _parser().parse_args(arguments)
    if options.data_dir:
        os.environ["SAMAR_DATA_DIR"] = str(Path(options.data_dir).absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samar.config.settings")
    try:
        return int(_module(options.command).run(options) or 0)
    except (Mistake, ImproperlyConfigured) as problem:
        print(f"samar {options.command}: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def set_up() -> None:
    """Load Django, once the environment is as the command wants it."""
    import django  # noqa: PLC0415  settings are read here, not before

    django.setup()


def _parser() -> argparse.ArgumentParser:
    description = "A self-hosted support network for LGBTQ+ people."
    parser = argparse.ArgumentParser(prog="samar", description=description)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
        module = _module(name)
        usual = getattr(module, "DATA_DIR", "data")
        command.add_argument("--data-dir", metavar="D", help=f"where the network's data is (default: {usual})")
        module.add_arguments(command)
    return parser


def _module(name: str) -> Any:
    return import_module(f"samar.config.commands.{name}")
