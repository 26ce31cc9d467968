"""The living page: every part in every state, on demonstration networks only."""

import pytest
from django.test import Client

from samar.design.living import MOCKS

pytestmark = pytest.mark.django_db

PAGES = ["/design/", *(f"/design/{name}/" for name in MOCKS)]


@pytest.fixture
def _demo(settings: object) -> None:
    settings.SAMAR_DEMO = True  # type: ignore[attr-defined]


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_it_is_shown_in_every_language(client: Client, path: str, language: str) -> None:
    client.cookies["lang"] = language
    answer = client.get(path)
    assert answer.status_code == 200
    assert "id_name" not in answer.content.decode() or path in {"/design/", "/design/join/"}


@pytest.mark.parametrize("path", PAGES)
def test_elsewhere_it_does_not_exist(client: Client, path: str, settings: object) -> None:
    settings.SAMAR_DEMO = False  # type: ignore[attr-defined]
    assert client.get(path).status_code == 404


@pytest.mark.usefixtures("_demo")
def test_an_unknown_mock_is_not_here(client: Client) -> None:
    assert client.get("/design/secret/").status_code == 404
