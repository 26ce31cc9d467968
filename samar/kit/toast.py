"""One line to tell on the next page: what has just been done."""

from django.http import HttpRequest


def say(request: HttpRequest, text: str) -> None:
    """Show `text` once, on the next page that this person sees."""
    request.session["toast"] = str(text)


def take(request: HttpRequest) -> str:
    """The line to show now, forgotten by being read; empty when there is none."""
    session = getattr(request, "session", None)
    return session.pop("toast", "") if session is not None and "toast" in session else ""
