"""The site as a WSGI application: static files first, then Django."""

from functools import lru_cache

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from whitenoise import WhiteNoise

HASHED = r"^.+\.[0-9a-f]{12}\..+$"  # a name that changes with its file, so that it may be kept for ever


class Site(WSGIHandler):
    """Django, telling the server which route it took: the access log names routes, never paths."""

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        response = super().get_response(request)
        match = request.resolver_match
        request.META["samar.route"] = match.view_name if match else _route(request.path_info)
        return response


@lru_cache(maxsize=1024)
def _route(path: str) -> str:
    """The name of the route to `path`: kept pages are answered before anyone looks for it."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return "none"


get_wsgi_application()  # sets Django up
application = WhiteNoise(
    Site(),
    root=settings.STATIC_ROOT if settings.STATIC_ROOT.is_dir() else None,  # before `samar init` there are no files
    prefix=settings.STATIC_URL,
    max_age=60,
    immutable_file_test=HASHED,
    allow_all_origins=False,
)
