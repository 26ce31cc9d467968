"""`samar init`: make a network, or bring one forward after an upgrade. Safe to run again at any time."""

import argparse
import os
import sys
from pathlib import Path

from samar.config import environment
from samar.config.cli import Mistake, set_up
from samar.config.founding.answers import Ask, answered, check_path, insist
from samar.config.founding.folder import KEY, holds_demo, holds_network, prepare_folder
from samar.config.founding.key import SETTING, key_path, prepare_key
from samar.config.kept_settings import FILE, read_kept, write_kept

FLAGS = {"SAMAR_NAME": "name", "SAMAR_LANGUAGES": "language", "SAMAR_HOSTS": "host"}


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--name", help="what the network is called (default: Samar)")
    command.add_argument(
        "--language",
        action="append",
        metavar="CODE",
        help="en, ar or fr; again for more, the network's own first",
    )
    command.add_argument("--host", action="append", metavar="NAME", help="a host name it is reached by; again for more")
    command.add_argument(
        "--key-file", metavar="FILE", help="where its key is kept (default: key, in the data directory)"
    )


def run(options: argparse.Namespace) -> None:
    flags = _flags(options)
    ask = None if flags or options.key_file or not sys.stdin.isatty() else input
    folder = _folder(options, ask)
    if holds_demo(folder):
        raise Mistake(f"{folder} holds a demonstration: make the network in another directory.")
    kept = read_kept(folder)
    if holds_network(folder):
        ask = None  # there is nothing to ask about: it is brought forward
    answers = answered(flags, kept, ask)
    key = key_path(folder, kept, options.key_file or _asked_key(folder, ask))
    _make(folder, key, answers)
    print(_what_next(folder, key))


def _make(folder: Path, key: Path | None, answers: dict[str, str]) -> None:
    prepare_folder(folder)
    if key:
        prepare_key(key, folder)
    elsewhere = {SETTING: str(key)} if key and key != folder / KEY else {}
    try:
        write_kept(folder, answers | elsewhere)
    except OSError as problem:
        raise Mistake(f"{folder / FILE} cannot be written: {problem.strerror}.") from None
    set_up()
    from samar.config.founding.files import prepare_files  # noqa: PLC0415  needs settings
    from samar.config.founding.tables import prepare_tables  # noqa: PLC0415

    prepare_tables()
    prepare_files()


def _flags(options: argparse.Namespace) -> dict[str, str]:
    said = {setting: getattr(options, flag) for setting, flag in FLAGS.items()}
    return {
        setting: ",".join(value) if isinstance(value, list) else value
        for setting, value in said.items()
        if value is not None
    }


def _folder(options: argparse.Namespace, ask: Ask | None) -> Path:
    """Where the data will be: as said, by the environment, or as answered."""
    folder = environment.data_dir()
    if ask is None or options.data_dir or os.environ.get("SAMAR_DATA_DIR") or holds_network(folder):
        return folder
    os.environ["SAMAR_DATA_DIR"] = insist(f"Where will the network's data be? [{folder}] ", check_path, ask) or str(
        folder
    )
    return environment.data_dir()


def _asked_key(folder: Path, ask: Ask | None) -> str:
    if ask is None or os.environ.get("SAMAR_SECRET_KEY") or os.environ.get(SETTING):
        return ""
    return insist(f"Where will its key be kept? [{folder / KEY}] ", check_path, ask)


def _what_next(folder: Path, key: Path | None) -> str:
    where = "" if environment.data_dir() == Path("data").absolute() else f" --data-dir {folder}"
    return "\n".join(
        [
            f"The network is ready in {folder}.",
            f"Its key is {key}. Keep a copy where the data is not: without it the data opens for nobody."
            if key
            else "Its key is the setting SAMAR_SECRET_KEY.",
            "",
            f"  samar createoperator{where}   makes the first operator's account",
            f"  samar serve{where}            serves the network on this machine",
            f"  samar doctor{where}           looks for what would hurt later",
        ]
    )
