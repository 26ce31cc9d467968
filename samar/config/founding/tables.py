"""The tables: brought forward to what this version of Samar needs. Needs Django."""

from django.core.management import call_command
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from samar.config.cli import Mistake


def prepare_tables() -> None:
    """Apply what is missing. Raises Mistake when the database is no good or from a newer Samar."""
    try:
        if newer := from_the_future():
            raise Mistake(f"the database was made by a newer Samar ({newer[0]}): install that one, or a later one.")
        if missing_migrations():
            call_command("migrate", interactive=False, verbosity=0)
    except Error as problem:
        raise Mistake(f"the database cannot be used: {first_line(problem)}.") from None


def missing_migrations() -> list[str]:
    """What the database still lacks, as "room.migration"."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def from_the_future() -> list[str]:
    """What the database has had applied that this version of Samar does not know."""
    loader = MigrationExecutor(connection).loader
    return sorted(f"{app}.{name}" for app, name in set(loader.applied_migrations) - set(loader.disk_migrations))


def first_line(problem: Error) -> str:
    """What a database says is wrong, in one line and without its own full stop."""
    return (str(problem).strip().splitlines() or ["no reason given"])[0].rstrip(".")
