"""A channel for the tests that listen over a real connection: whoever sends a cookie follows what it names."""

import os
from collections.abc import Mapping

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

from samar.kit import live
from samar.kit.outbox import event


@event
class Lit:
    lamp: int


@live.streams("lamp", on=Lit, key=lambda event: event.lamp, subscribe=lambda lamp: {lamp}, fresh_for=60)
def show(lamp: int, _event: Lit) -> str:
    return f"lamp {lamp}"


def lamp_of(cookies: Mapping[str, str]) -> int | None:
    return int(cookies["s"].partition(".")[0]) if "s" in cookies else None


if "TEST_DATABASE" in os.environ:
    connections.settings["default"]["NAME"] = os.environ["TEST_DATABASE"]
    live.identify_with(lamp_of)

application = WSGIHandler()
