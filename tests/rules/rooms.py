"""Rules about the rooms: which there are, in which order, and where one may point at another."""

import ast
import re
import tomllib
from pathlib import Path

from tests.rules.tree import Module, dotted, modules

ORDER = (  # ARCHITECTURE.md, top to bottom; the rooms of one line are peers
    "config",
    "home",
    "moderation stewardship federation",
    "campaigns",
    (
        "stories circles bookclubs discovery opportunities services crisis wellbeing learning events "
        "webinars petitions letters marches fundraisers watch news"
    ),
    "messages calendar directory",
    "discussions",
    "communities",
    "notifications",
    "people",
    "accounts",
    "media",
    "safety",
    "places",
    "design",
    "kit",
)
HEIGHT = {room: len(ORDER) - number for number, line in enumerate(ORDER) for room in line.split()}
LINKS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
SETTINGS_LINKS = {"settings.AUTH_USER_MODEL": "accounts"}


def every_room_is_known(root: Path) -> list[str]:
    """A directory of the package is a room of ARCHITECTURE.md, and not an empty one."""
    rooms = [path.parent for path in sorted((root / "samar").glob("*/__init__.py"))]
    unknown = [f"samar/{room.name}: is no room of ARCHITECTURE.md" for room in rooms if room.name not in HEIGHT]
    return unknown + [f"samar/{room.name}: is empty" for room in rooms if len(list(room.rglob("*.py"))) == 1]


def the_contract_has_the_order_of_the_rooms(root: Path) -> list[str]:
    """import-linter is given the very order of ARCHITECTURE.md."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    given = next((contract["layers"] for contract in contracts if contract.get("containers") == ["samar"]), [])
    lines = [set(re.findall(r"[a-z]+", line)) for line in given]
    return [] if lines == [set(line.split()) for line in ORDER] else ["pyproject.toml: another order of the rooms"]


def foreign_keys_point_down(root: Path) -> list[str]:
    """A table refers to its own room or to a lower one, as imports do."""
    return [
        module.at(call, f"{module.room} points up or sideways at {target}")
        for module in modules(root, "models")
        for call in module.nodes(ast.Call)
        if (target := room_pointed_at(module, call)) and not may_point(module.room, target)
    ]


def room_pointed_at(module: Module, call: ast.Call) -> str:
    """The room of the model that a ForeignKey or its like names, by a string or by something imported."""
    if dotted(call.func).rpartition(".")[2] not in LINKS:
        return ""
    named = [keyword.value for keyword in call.keywords if keyword.arg in ("to", "through")]
    for target in [*call.args[:1], *named]:
        if isinstance(target, ast.Constant) and "." in str(target.value):
            return str(target.value).split(".")[0]
        if room := SETTINGS_LINKS.get(dotted(target)) or imported_from(module, dotted(target)):
            return room
    return ""


def imported_from(module: Module, name: str) -> str:
    for node in module.nodes(ast.ImportFrom):
        source = (node.module or "").split(".")
        if source[0] == "samar" and name in [alias.asname or alias.name for alias in node.names]:
            return source[1] if len(source) > 1 else ""
    return ""


def may_point(room: str, target: str) -> bool:
    return room == target or target not in HEIGHT or HEIGHT[target] < HEIGHT.get(room, 0)
