"""The Nu HTML checker finds no error on any page, for visitors, members and moderators, in each language."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.demo_site import ROOT
from tests.browser.pages import Place, furnish, places_of

CHECKER = ROOT / ".cache/node/node_modules/vnu-jar/build/dist/vnu.jar"
LANGUAGES = ("en", "fr", "ar")
ROLES = ("visitor", "newcomer", "moderator")


@pytest.fixture(autouse=True)
def _checker() -> None:
    if not shutil.which("java"):
        pytest.skip("left out: the Nu HTML checker wants Java")
    if not CHECKER.exists():
        pytest.skip("left out: the Nu HTML checker is not installed (bin/test brings it when npm is here)")


def test_a_planted_fault_is_found(tmp_path: Path) -> None:
    page = (
        '<!doctype html>\n<html lang="en"><title>A page</title><p><div>Not here</div></p></html>\n<!-- /planted/ -->\n'
    )
    (tmp_path / "planted.html").write_text(page)
    assert [said.split(": ")[0] for said in checked(tmp_path)] == ["/planted/"]


def test_every_page_is_valid_html(visit: Visit, tmp_path: Path) -> None:
    saved = 0
    for role in ROLES:
        page = visit(as_role=None if role == "visitor" else role)
        things = furnish(page, role)
        for language in LANGUAGES:
            for place in places_of(role):
                save(page, place, place.path.format(**things), language, tmp_path / f"{role}-{saved}.html")
                saved += 1
    assert saved > len(ROLES) * len(LANGUAGES)
    assert checked(tmp_path) == []


def save(page: Page, place: Place, path: str, language: str, file: Path) -> None:
    """Write down what is answered, exactly as sent, under a first line that says what it is."""
    answer = page.request.get(path, headers={"Accept-Language": language})
    text = answer.text()
    assert answer.status == place.status, path
    assert f'<html lang="{language}"' in text, path
    file.write_text(text.rstrip() + f"\n<!-- {path} -->\n", encoding="utf-8")


def checked(folder: Path) -> list[str]:
    """What the checker says of all files in `folder`, each complaint once, with an address where it is found."""
    command = ["java", "-jar", str(CHECKER), "--errors-only", "--format", "json", str(folder)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
    found: dict[str, str] = {}
    for message in answer["messages"]:
        file = Path(message["url"].removeprefix("file:"))
        path = re.search(r"<!-- (\S+) -->\s*$", file.read_text(encoding="utf-8"))
        said = f"{message['message']} in {message.get('extract', '')!r}"
        found.setdefault(said, f"{path[1] if path else file}: {said}")
    return list(found.values())
