"""What belongs to the frame: the living page, keyboard help, language, look, data saver, the way out."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt

from samar.design.living import MOCKS, SampleForm, sample_errors, sample_sentence
from samar.kit.errors import NotHere
from samar.kit.kept_pages import LOOKS
from samar.kit.language import LANGUAGES
from samar.kit.routes import ANYONE, DEMO, route

CHOICES = (settings.LANGUAGE_COOKIE_NAME, "look", "saver")


@route(who=DEMO)
def living(request: HttpRequest) -> HttpResponse:
    context = {
        "form": SampleForm(),
        "wrong": sample_errors(),
        "sentence": sample_sentence(),
        "mocks": MOCKS,
    }
    return render(request, "design/living.html", context)


@route(who=DEMO)
def mock(request: HttpRequest, name: str) -> HttpResponse:
    if name not in MOCKS:
        raise NotHere
    return render(request, f"design/mocks/{name}.html", {"form": SampleForm(), "sentence": sample_sentence()})


@route(who=ANYONE)
def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "design/keys.html")


@route(who=ANYONE)
def set_language(request: HttpRequest, code: str) -> HttpResponse:
    if code not in LANGUAGES:
        raise NotHere
    return _remember(request, settings.LANGUAGE_COOKIE_NAME, code)


@route(who=ANYONE)
def set_theme(request: HttpRequest, theme: str) -> HttpResponse:
    if theme not in LOOKS:
        raise NotHere
    return _remember(request, "look", theme)


@route(who=ANYONE)
def set_saver(request: HttpRequest, wanted: str) -> HttpResponse:
    if wanted not in {"on", "off"}:
        raise NotHere
    return _remember(request, "saver", wanted)


@csrf_exempt  # ends a session and nothing else; a foreign page that asks for it gets the redirect alone
@route(who=ANYONE, methods=("GET", "POST"))
def leave(request: HttpRequest) -> HttpResponse:
    """Leave at once: the session ends, the browser forgets this site, and a neutral page opens."""
    response = _see_other(settings.SAMAR_EXIT_URL)
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        return response
    request.session.flush()
    for name in (*CHOICES, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _remember(request: HttpRequest, name: str, value: str) -> HttpResponse:
    """Keep a choice until the browser closes (a lasting cookie would be a trace), and go back to the page."""
    response = _see_other(_back(request))
    response.set_cookie(name, value, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def _back(request: HttpRequest) -> str:
    """The page that the choice was made on: `next`, else where the browser says it comes from, else home."""
    for wanted in (request.GET.get("next", ""), request.headers.get("Referer", "")):
        if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
            return _local(wanted)
    return reverse("home")


def _local(url: str) -> str:
    parts = urlsplit(url)
    path = "/" + parts.path.lstrip("/")
    return f"{path}?{parts.query}" if parts.query else path


def _see_other(url: str) -> HttpResponseRedirect:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    response.headers["Cache-Control"] = "no-store"
    return response
