"""`samar routes`: every address, its name, its methods and who may use it."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from samar.config.cli import set_up


@dataclass(frozen=True)
class Route:
    pattern: str
    name: str
    methods: tuple[str, ...]
    who: str


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> None:
    set_up()
    found = sorted(routes(), key=lambda route: route.pattern)
    if options.json:
        print(json.dumps([asdict(route) for route in found], indent=1))
        return
    for route in found:
        print(f"{route.pattern:42} {route.name:26} {' '.join(route.methods):10} {route.who}")


def routes() -> Iterator[Route]:
    """Every URL pattern of the site. One whose view declares nothing has "undeclared" as its `who`."""
    from django.urls import get_resolver  # noqa: PLC0415  needs settings

    yield from _walk(get_resolver().url_patterns, "/")


def _walk(patterns: list, prefix: str) -> Iterator[Route]:  # type: ignore[type-arg]
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, path)
            continue
        view = pattern.callback
        yield Route(path, pattern.name or "", getattr(view, "methods", ()), getattr(view, "who", "undeclared"))
