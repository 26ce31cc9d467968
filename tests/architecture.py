"""The source keeps to the rules of the house; ARCHITECTURE.md and STYLE.md say why."""

from pathlib import Path

import pytest

from samar.safety.tiers import undeclared
from tests.rules import RULES, Rule

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(rule: Rule) -> None:
    faults = rule(ROOT)
    assert not faults, "\n".join([rule.__doc__ or "", *faults])


def test_every_column_of_every_table_is_in_a_tier() -> None:
    assert undeclared() == []
