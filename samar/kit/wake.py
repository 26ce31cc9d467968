"""Waking whoever waits for events, across processes. A lost wake-up only makes things late."""


def wake() -> None:
    """Wake every listener."""
