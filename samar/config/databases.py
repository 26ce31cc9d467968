"""The database setting: SQLite in the data directory, or PostgreSQL by one address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

CONNECTIONS = 10  # of one process, kept open between requests


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """Django's settings for `url` (postgresql://user:password@host:port/name), or SQLite when it is empty."""
    if not url:
        return {
            "ENGINE": "samar.kit.sqlite",
            "NAME": data_dir / "samar.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE"},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("SAMAR_DATABASE_URL must look like postgresql://user:password@host:port/name.")
    query = parse_qs(parts.query)
    return {
        "ENGINE": "samar.kit.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or query.get("host", [""])[0],
        "PORT": str(parts.port or query.get("port", [""])[0]),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
