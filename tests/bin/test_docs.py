"""What is undocumented, or documented and gone, is told."""

from pathlib import Path

import _docs
import pytest

PROJECT = """
[build-system]
requires = ["hatchling>=1"]
[project]
dependencies = ["django>=6.1,<6.2", "psycopg[binary]>=3"]
[dependency-groups]
build = ["babel>=2"]
dev = [{ include-group = "build" }, "pytest>=9"]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "samar").mkdir()
    (tmp_path / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "samar" / "settings.py").write_text('NAME = env.text("SAMAR_NAME", "Samar")\n', encoding="utf-8")
    reasons = "".join(f"| `{name}` | because |\n" for name in ("hatchling", "django", "psycopg", "babel", "pytest"))
    (tmp_path / "docs" / "dependencies.md").write_text(reasons, encoding="utf-8")
    (tmp_path / "docs" / "settings.md").write_text("`SAMAR_NAME`, `SAMAR_NAME_FILE`\n", encoding="utf-8")
    return tmp_path


def test_complete_documents_pass(root: Path) -> None:
    assert _docs.problems(root) == []


def test_a_dependency_without_a_reason_is_told(root: Path) -> None:
    (root / "pyproject.toml").write_text(PROJECT.replace('"django', '"left-pad>=1", "django'), encoding="utf-8")
    assert _docs.problems(root) == ["docs/dependencies.md says nothing of left-pad"]


def test_a_reason_for_nothing_is_told(root: Path) -> None:
    (root / "pyproject.toml").write_text(PROJECT.replace('"pytest>=9"', ""), encoding="utf-8")
    assert _docs.problems(root) == ["docs/dependencies.md speaks of pytest, which is not used"]


def test_a_setting_without_an_explanation_is_told(root: Path) -> None:
    (root / "samar" / "more.py").write_text('env.switch(\n    "SAMAR_DEMO", default=False)\n', encoding="utf-8")
    assert _docs.problems(root) == ["docs/settings.md says nothing of SAMAR_DEMO"]


def test_an_explanation_of_nothing_is_told(root: Path) -> None:
    (root / "docs" / "settings.md").write_text("`SAMAR_NAME` `SAMAR_OLD`\n", encoding="utf-8")
    assert _docs.problems(root) == ["docs/settings.md explains SAMAR_OLD, which nothing reads"]


def test_a_link_to_nowhere_is_told(root: Path) -> None:
    (root / "README.md").write_text(
        "[here](docs/settings.md) [there](docs/none.md#a) [out](https://a.b)", encoding="utf-8"
    )
    assert _docs.problems(root) == ["README.md links to docs/none.md, which is not there"]
