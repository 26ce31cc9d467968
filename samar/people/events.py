"""What happens to personas that others may want to know."""

from samar.kit.outbox import event


@event
class PersonaJoined:
    persona: int


@event
class PersonaRenamed:
    """The old name must vanish from whatever was made of it."""

    persona: int


@event
class PersonaDescribed:
    """Pronouns or profile changed, or the persona was put away or taken up again."""

    persona: int
