"""The two ways in which Samar says no."""

from django.http import Http404


class Refused(Exception):  # noqa: N818  a rule saying no is no programming error
    """A rule says no, with a reason fit to show beside `field`, or above the form when no field is at fault."""

    def __init__(self, reason: object, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field

    def __str__(self) -> str:
        return str(self.reason)


class NotHere(Http404):
    """What may not be seen answers exactly as what does not exist."""
