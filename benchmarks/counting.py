"""Counts what a network holds: `python -m benchmarks.counting` prints JSON."""

import json

import django


def main() -> None:
    """Print how many replies and notices there are, and how many events wait to be handled."""
    django.setup()
    from samar.discussions.models import Reply  # noqa: PLC0415  needs Django to be set up
    from samar.kit.models import OutboxEvent  # noqa: PLC0415
    from samar.notifications.models import Notice  # noqa: PLC0415

    waiting = OutboxEvent.objects.filter(handled_at__isnull=True).count()
    print(json.dumps({"replies": Reply.objects.count(), "waiting": waiting, "notices": Notice.objects.count()}))


if __name__ == "__main__":
    main()
