"""Answers of the server itself, where the site cannot make a page: short, in the reader's language."""

from collections.abc import Callable, Iterable
from html import escape
from http import HTTPStatus
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samar.kit.language import direction, language_of
from samar.kit.server.environ import Environ
from samar.kit.server.exchange import Application

_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<p>{sentence}</p>
</html>
"""
_POLICY = "default-src 'none'; frame-ancestors 'none'"


def saying(status: HTTPStatus, sentence: str | Promise) -> Application:
    """An application that answers every request with `sentence`."""

    def say(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        language = language_of(WSGIRequest(environ))
        with translation.override(language):
            page = _PAGE.format(
                language=language,
                direction=direction(language),
                title=escape(str(_("Not possible now"))),  # as neutral as every title
                sentence=escape(str(sentence)),
            ).encode()
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))}
        headers |= {"Cache-Control": "no-store", "Content-Security-Policy": _POLICY, "Referrer-Policy": "same-origin"}
        start(f"{status.value} {status.phrase}", list(headers.items()))
        return [page]

    return say


TOO_LARGE = saying(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    _("This is more than can be sent at once. Go back: your text is still there. Then send less of it."),
)
BUSY = saying(
    HTTPStatus.SERVICE_UNAVAILABLE,
    _("Very many people are here at this moment. Go back, wait a little, then try again."),
)
FAILED = saying(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    _("Something went wrong here, not with you. Go back, then try again."),
)
NOT_HERE = saying(HTTPStatus.NOT_FOUND, _("There is nothing here."))
