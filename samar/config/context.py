"""What every template may use."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from samar.kit.form_token import form_token
from samar.kit.language import direction
from samar.notifications.queries import unread_count


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The reader, the language of the page, the bell, and the token of forms. {% page %} tells the rest."""
    viewer = request.viewer  # type: ignore[attr-defined]
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return {
        "request": request,
        "viewer": viewer,
        "site_name": settings.SAMAR_NAME,
        "language": language,
        "direction": direction(language),
        "is_demo": settings.SAMAR_DEMO,
        "path": request.path,
        "bell_count": cache(lambda: unread_count(viewer)),  # called by templates; a real number, which plurals need
        "csrf_token": SimpleLazyObject(lambda: form_token(request)),  # made only where there is a form
    }
