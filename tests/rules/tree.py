"""The source as the rules read it: modules by room and part, templates, style sheets; nothing is run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

NOT_OURS = {"migrations", "vendor"}


@dataclass(frozen=True)
class Module:
    """One Python file. In `samar/stories/actions/publish.py` the room is `stories` and the part `actions`."""

    root: Path
    path: Path

    @cached_property
    def name(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @cached_property
    def room(self) -> str:
        parts = self.path.relative_to(self.root).parts
        return parts[1] if parts[0] == "samar" and len(parts) > len(("samar", "settings.py")) else ""

    @cached_property
    def part(self) -> str:
        return self.path.relative_to(self.root).with_suffix("").parts[2] if self.room else ""

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def syntax(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    def nodes[T: ast.AST](self, *kinds: type[T]) -> Iterator[T]:
        """Every node of these kinds, anywhere in the file."""
        return (node for node in ast.walk(self.syntax) if isinstance(node, kinds))

    def at(self, node: ast.AST, fault: str) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}: {fault}"


def modules(root: Path, *parts: str) -> list[Module]:
    """The modules of the package, or only those of these parts of the rooms ("views", "actions", ...)."""
    found = [Module(root, path) for path in python_files(root / "samar")]
    return [module for module in found if not parts or module.part in parts]


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if not NOT_OURS & set(path.parts))


def assets(root: Path, pattern: str) -> list[tuple[str, str]]:
    """Name and text of the files of the package whose path fits `pattern`."""
    paths = sorted(path for path in (root / "samar").rglob(pattern) if not NOT_OURS & set(path.parts))
    return [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def dotted(node: ast.AST) -> str:
    """`a.b.c` for the expression a.b.c, with () where something is called on the way; "" for others."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case ast.Call(func=function):
            return f"{dotted(function)}()"
    return ""


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
