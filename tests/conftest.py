"""The ground of every test: an environment of its own, set before the settings are read, and the cast."""

import os
import tempfile
from pathlib import Path

import django
import pytest

DATA_DIR = Path(tempfile.mkdtemp(prefix="samar-test-"))
os.environ["SAMAR_DATA_DIR"] = str(DATA_DIR)
os.environ["SAMAR_SECRET_KEY"] = "a key for tests alone, long enough for what the settings ask of one"
os.environ["SAMAR_HTTPS"] = "0"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samar.config.settings")

pytest_plugins = ["tests.people", "tests.texts"]


def _set_up() -> None:
    from django.conf import settings  # noqa: PLC0415  after the environment above

    settings.PASSWORD_HASHERS = ["tests.passphrases.QuickHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    if settings.DATABASES["default"]["ENGINE"] == "samar.kit.sqlite":
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = DATA_DIR / "test.sqlite3"
    django.setup()


_set_up()


@pytest.fixture(autouse=True)
def _nothing_kept_between_tests() -> None:
    """What a process keeps in memory must not outlive the database it was made from."""
    from samar.kit.kept_pages import pages  # noqa: PLC0415

    pages.forget_all()
