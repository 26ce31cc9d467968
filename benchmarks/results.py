"""What a row of the table says."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

MET, MISSED, NO_TARGET = "met", "missed", "-"


@dataclass(frozen=True)
class Result:
    """One measured row. `ratio` is figure to yardstick; `facts` are the numbers behind it, for the JSON."""

    row: str
    figure: str
    yardstick: str = ""
    ratio: float | None = None
    target: str = ""
    verdict: str = NO_TARGET
    facts: Mapping[str, Any] = field(default_factory=dict)


class NotMeasured(Exception):  # noqa: N818  it is what happened, not who is at fault
    """A row could not be measured; the text says why."""


def verdict(*, met: bool) -> str:
    """The word for whether a target is met."""
    return MET if met else MISSED


def table(results: Sequence[Result]) -> str:
    """The results in columns, as plain text."""
    head = ("row", "figure", "yardstick", "ratio", "target", "verdict")
    rows = [head, *(_cells(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in [lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def write_json(path: Path, machine: Mapping[str, Any], results: Sequence[Result], failed: Mapping[str, str]) -> None:
    """Keep everything that was measured, with the machine it was measured on."""
    told = {"machine": machine, "rows": [asdict(result) for result in results], "not_measured": failed}
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _cells(result: Result) -> tuple[str, ...]:
    ratio = "" if result.ratio is None else f"{result.ratio:.2f}"
    return result.row, result.figure, result.yardstick, ratio, result.target, result.verdict
