"""Compile the catalogues (.po to .mo) while the package is built; `python hatch_build.py` does it by itself.

With Babel, so that nobody needs GNU gettext. A catalogue is written beside its place and moved there, because
a server may be reading the old one.
"""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before the files of a wheel, or of an editable installation, are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        compile_catalogues(Path(self.root))


def compile_catalogues(root: Path) -> list[Path]:
    """Compile every catalogue under `root` that is newer than what was compiled from it; return those."""
    stale = [source for source in sorted(root.glob("samar/locale/*/LC_MESSAGES/*.po")) if is_stale(source)]
    for source in stale:
        compile_one(source)
    return stale


def is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def compile_one(source: Path) -> None:
    try:
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name, abort_invalid=True)
    except PoFileError as problem:
        raise ValueError(f"{source}: {problem}") from None
    unfinished = source.with_suffix(f".mo.{os.getpid()}")
    with unfinished.open("wb") as binary:
        write_mo(binary, catalogue)
    unfinished.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parent)
