"""`samar tiers`: every table and column with the tier that protects it, from the models' own declarations."""

import argparse

from samar.config.cli import Mistake, set_up


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--undeclared", action="store_true", help="list only what nobody has put into a tier")


def run(options: argparse.Namespace) -> None:
    set_up()
    from samar.safety.tiers import tiers, undeclared  # noqa: PLC0415  needs settings

    missing = undeclared()
    if not options.undeclared:
        for column in tiers():
            print(f"{column.tier}  {column.table}.{column.name}")
    if missing:
        raise Mistake("no tier is declared for " + ", ".join(missing))
