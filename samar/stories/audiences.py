"""The audiences as the pages of stories name them."""

from samar.people.models import Audience

AUDIENCES = {  # the value in a form, from the one that is offered first
    "members": Audience.MEMBERS,
    "everyone": Audience.EVERYONE,
    "only_me": Audience.ONLY_ME,
}


def name_of(audience: int) -> str:
    """The value by which forms know `audience`."""
    return next(name for name, known in AUDIENCES.items() if known == audience)
