"""What happens to a bell."""

from samar.kit.outbox import event


@event
class BellRang:
    persona: int
