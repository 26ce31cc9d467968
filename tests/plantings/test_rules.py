"""Each rule of tests/architecture.py catches its violation and leaves a tree without one alone."""

from pathlib import Path

import pytest

from tests.plantings.tree import MORE_PLANTINGS, PLANTINGS, grow
from tests.rules import RULES, Rule

BY_NAME = {rule.__name__: rule for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_clean_tree_passes(rule: Rule, tmp_path: Path) -> None:
    assert rule(grow(tmp_path)) == []


@pytest.mark.parametrize("name", [name for name, files in PLANTINGS.items() if files])
def test_a_planted_violation_is_caught(name: str, tmp_path: Path) -> None:
    planted = PLANTINGS[name]
    faults = BY_NAME[name](grow(tmp_path, planted))
    assert faults, f"{name} let it pass"
    assert all(
        any(fault.startswith(file.removesuffix("/__init__.py")) for file in folders_and(planted)) for fault in faults
    )


@pytest.mark.parametrize(("name", "planted"), MORE_PLANTINGS)
def test_other_ways_of_breaking_a_rule_are_caught(name: str, planted: dict[str, str], tmp_path: Path) -> None:
    assert BY_NAME[name](grow(tmp_path, planted))


def test_rooms_in_another_order_are_caught(tmp_path: Path) -> None:
    configuration = grow(tmp_path) / "pyproject.toml"
    text = configuration.read_text(encoding="utf-8")
    swapped = text.replace('"people",\n    "accounts"', '"accounts",\n    "people"')
    assert swapped != text
    configuration.write_text(swapped, encoding="utf-8")
    assert BY_NAME["the_contract_has_the_order_of_the_rooms"](tmp_path)


def test_every_rule_has_a_planting() -> None:
    assert set(PLANTINGS) == set(BY_NAME)


def folders_and(planted: dict[str, str]) -> set[str]:
    """The planted files, and the rooms that a planted file makes."""
    return set(planted) | {str(Path(file).parent) for file in planted if file.endswith("__init__.py")}
