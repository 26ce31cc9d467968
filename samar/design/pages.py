"""What the frame of a page depends on, worked out once a page."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import translation

from samar.kit.kept_pages import look_of, saves_data
from samar.kit.language import direction

_SECTIONS = {
    "": "today",
    "stories": "stories",
    "s": "stories",
    "write": "write",
    "me": "me",
    "join": "join",
    "sign-in": "sign-in",
}


@dataclass(frozen=True, slots=True)
class Page:
    language: str = "en"
    direction: str = "ltr"
    look: str = "auto"
    saver: bool = False
    section: str = ""
    signed_in: bool = False
    role: str = "visitor"


def page_of(request: HttpRequest | None, *, in_section: bool = True) -> Page:
    """The frame for `request`; a plain one where a page is made outside any request.

    `in_section` is off for error pages: what may not be seen has the same bytes wherever it would have been.
    """
    language = translation.get_language() or "en"
    if request is None:
        return Page(language=language, direction=direction(language))
    viewer: Any = getattr(request, "viewer", None)
    return Page(
        language=language,
        direction=direction(language),
        look=look_of(request),
        saver=saves_data(request),
        section=_SECTIONS.get(request.path.split("/", 2)[1], "") if in_section else "",
        signed_in=bool(viewer and viewer.signed_in),
        role=viewer.role if viewer else "visitor",
    )
