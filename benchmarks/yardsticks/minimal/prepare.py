"""A session at the minimal site for the person who reads: `python -m benchmarks.yardsticks.minimal.prepare FACTS`."""

import json
import sys
from pathlib import Path

import django
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model


def main(facts: Path) -> None:
    """Make the table of sessions and a session in it, and add its cookie to `facts`."""
    django.setup()
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415  needs Django to be set up
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", "sessions", verbosity=0)
    told = json.loads(facts.read_text(encoding="utf-8"))
    member = get_user_model().objects.get(pk=told["member"])
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    facts.write_text(json.dumps(told | {"minimal_reader": f"s={session.session_key}"}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
