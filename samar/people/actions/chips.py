"""What others made of a persona's chip must follow it."""

from samar.kit.offers import offered


def chip_changed() -> None:
    """Let go, in this transaction, of every whole page that was kept with names and pronouns in it."""
    for touch in offered("names"):
        touch()
