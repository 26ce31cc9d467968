"""`samar demo`: a believable community, served on this machine until Ctrl-C."""

import argparse
import sys
from pathlib import Path

from samar.config.cli import Mistake, set_up
from samar.config.demo.place import prepare_place, use_settings
from samar.config.founding.folder import DEMO

DATA_DIR = ".demo"
HOST = "127.0.0.1"  # anyone may sign in as anyone: this is for nobody else's eyes


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, default=8000, help=f"port on {HOST} (default: 8000)")
    command.add_argument("--fresh", action="store_true", help="forget what is there and fill it anew")
    command.add_argument("--scale", type=_count, metavar="N", help="have N generated posts as well, for load")


def run(options: argparse.Namespace) -> int:
    folder = Path(options.data_dir or DATA_DIR).absolute()
    _check_port(options.port)
    with prepare_place(folder, fresh=options.fresh):
        use_settings(folder)
        set_up()
        _prepare(options)
        _say_where_to_look(folder, options.port)
        from samar.config.serve import serve  # noqa: PLC0415  needs settings

        return serve(host=HOST, port=options.port)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no number of posts")
    return int(text)


def _check_port(port: int) -> None:
    """Tell of a port that is taken before half a minute is spent on filling."""
    from samar.kit.server.listening import PortTaken, listen  # noqa: PLC0415  only this command and serve need it

    try:
        listen(HOST, port).close()
    except PortTaken as problem:
        raise Mistake(f"{problem}.") from None


def _prepare(options: argparse.Namespace) -> None:
    from django.db import Error  # noqa: PLC0415  needs settings

    from samar.config.demo.fill import check_no_real_network, fill, forget_all, is_filled  # noqa: PLC0415
    from samar.config.demo.scale import add_posts  # noqa: PLC0415
    from samar.config.founding.files import prepare_files  # noqa: PLC0415
    from samar.config.founding.tables import first_line, prepare_tables  # noqa: PLC0415

    try:
        check_no_real_network()
        prepare_tables()
        if options.fresh:
            forget_all()
        if not is_filled():
            print("Filling the community, which takes about ten seconds.", flush=True)
            fill()
        if options.scale:
            add_posts(options.scale, _show_progress)
        prepare_files()
    except Error as problem:
        raise Mistake(f"the database cannot be used: {first_line(problem)}.") from None


def _show_progress(there: int, total: int) -> None:
    end = "\n" if there == total or not sys.stdout.isatty() else "\r"
    print(f"{there:,} of {total:,} generated posts", end=end, flush=True)


def _say_where_to_look(folder: Path, port: int) -> None:
    from samar.config.demo.content import ROLES, player_of  # noqa: PLC0415
    from samar.config.demo.fill import PASSPHRASE  # noqa: PLC0415

    print(f"A community of eighteen people is in {folder} ({DEMO} marks it as a demonstration).")
    for role in ROLES:
        if player := player_of(role):
            print(f"  {role:<10} {player.name} (sign-in name {player.key})")
    print(f"Everyone's passphrase is {PASSPHRASE}.")
    if port:
        print(f"http://{HOST}:{port}/demo/ signs you in as any of them with one click. Ctrl-C ends it.", flush=True)
