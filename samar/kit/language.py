"""The language of the page: the one chosen, else the browser's first that Samar speaks, else the network's."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "ckb", "sd", "ug", "yi", "dv", "ps"})


def language_of(request: HttpRequest) -> str:
    """The code of the language in which to answer `request`."""
    if (chosen := request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)) in LANGUAGES:
        return str(chosen)
    for wanted, _quality in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        if (code := wanted.split("-")[0]) in LANGUAGES:
            return code
    return str(settings.LANGUAGE_CODE)


def direction(language: str) -> str:
    """ "rtl" or "ltr", as `language` is written."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


class LanguageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
