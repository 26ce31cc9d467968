"""Rules about the tables."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tree import dotted, modules


def every_column_is_in_one_tier(root: Path) -> list[str]:
    """Each model names each of its columns once in TIERS (SAFETY.md, "Tiers")."""
    faults = []
    for module in modules(root, "models"):
        for model in module.nodes(ast.ClassDef):
            columns = columns_of(model)
            if columns and is_table(model):
                faults += [module.at(model, f"{model.name}: {fault}") for fault in faults_of(model, columns)]
    return faults


def columns_of(model: ast.ClassDef) -> list[str]:
    """The names of the fields this class itself declares; `id` where Django adds it."""
    columns, has_key = [], False
    for statement in model.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
            kind = dotted(statement.value.func)
            if (
                kind.endswith(("Field", ".ForeignKey"))
                and "ManyToMany" not in kind
                and isinstance(statement.targets[0], ast.Name)
            ):
                columns.append(statement.targets[0].id)
                has_key |= any(keyword.arg == "primary_key" for keyword in statement.value.keywords)
    is_plain = [dotted(base) for base in model.bases] == ["models.Model"]
    return ["id", *columns] if columns and is_plain and not has_key else columns


def is_table(model: ast.ClassDef) -> bool:
    """Whether this is a model with a table of its own: no abstract one, no models.Func or the like."""
    others = {base for base in map(dotted, model.bases) if base.startswith("models.")} - {"models.Model"}
    return not others and "abstract = True" not in ast.unparse(model)


def faults_of(model: ast.ClassDef, columns: list[str]) -> Iterator[str]:
    declared = tiers_of(model)
    if declared is None:
        yield "no TIERS"
        return
    for column in columns:
        if (times := declared.count(column)) != 1:
            yield f"{column} is in {times} tiers"
    if columns[0] == "id":
        links = ast.unparse(model)  # a many-to-many field is a table of its own, and may be named
        yield from (
            f"{name} is in TIERS and is no column"
            for name in declared
            if name not in columns and f"{name} = models.ManyToManyField(" not in links
        )


def tiers_of(model: ast.ClassDef) -> list[str] | None:
    """All names in TIERS, or None without TIERS."""
    for statement in model.body:
        target = statement.target if isinstance(statement, ast.AnnAssign) else None
        if isinstance(statement, ast.Assign):
            target = statement.targets[0]
        if isinstance(target, ast.Name) and target.id == "TIERS":
            declared: dict[str, str] = ast.literal_eval(statement.value)  # type: ignore[attr-defined]
            return [name for names in declared.values() for name in names.split()]
    return None
