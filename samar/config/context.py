"""What every template may use."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from samar.kit import toast
from samar.kit.kept_pages import look_of, saves_data
from samar.kit.language import direction
from samar.notifications.queries import unread_count


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The reader, the language and look of the page, the bell, and what has just been done."""
    viewer = request.viewer  # type: ignore[attr-defined]
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return {
        "request": request,
        "viewer": viewer,
        "site_name": settings.SAMAR_NAME,
        "language": language,
        "direction": direction(language),
        "look": look_of(request),
        "saver": saves_data(request),
        "is_demo": settings.SAMAR_DEMO,
        "path": request.path,
        "bell_count": cache(lambda: unread_count(viewer)),  # called by templates; a real number, which plurals need
        "toast": SimpleLazyObject(lambda: toast.take(request)),
    }
