"""The documents: each dependency has its reason, each setting its explanation, each link its target."""

import re
import sys
import tomllib
from pathlib import Path

NAME = re.compile(r"^[A-Za-z0-9._-]+")
SETTING = re.compile(r"\benv\.(?:text|switch|number|words)\(\s*\"(SAMAR_[A-Z_]+)\"")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def problems(root: Path) -> list[str]:
    """A line for everything undocumented or pointing nowhere under `root`."""
    return [*dependencies_without_reason(root), *settings_without_explanation(root), *broken_links(root)]


def dependencies_without_reason(root: Path) -> list[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for group in project["dependency-groups"].values():
        asked += [entry for entry in group if isinstance(entry, str)]
    names = {found[0].lower() for entry in asked if (found := NAME.match(entry))}
    reasons = set(re.findall(r"^\| `([^`]+)`", text_of(root / "docs" / "dependencies.md"), re.MULTILINE))
    return [
        *(f"docs/dependencies.md says nothing of {name}" for name in sorted(names - reasons)),
        *(f"docs/dependencies.md speaks of {name}, which is not used" for name in sorted(reasons - names - npm(root))),
    ]


def npm(root: Path) -> set[str]:
    return set(re.findall(r"node_modules/([^\"]+)\"", text_of(root / "tests" / "browser" / "package-lock.json")))


def settings_without_explanation(root: Path) -> list[str]:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (root / "samar").rglob("*.py"))
    read = set(SETTING.findall(source))
    explained = set(re.findall(r"`(SAMAR_[A-Z_]+)", text_of(root / "docs" / "settings.md")))
    return [
        *(f"docs/settings.md says nothing of {name}" for name in sorted(read - explained)),
        *(
            f"docs/settings.md explains {name}, which nothing reads"
            for name in sorted(explained - read)
            if not name.endswith("_FILE")
        ),
    ]


def broken_links(root: Path) -> list[str]:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    return [
        f"{page.relative_to(root)} links to {target}, which is not there"
        for page in sorted(pages)
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    found = problems(Path(__file__).resolve().parent.parent)
    print("\n".join(found))
    sys.exit(1 if found else 0)
