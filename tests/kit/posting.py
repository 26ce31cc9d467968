"""A Django site of one form, for the tests that kill processes: it keeps a row and says where."""

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.urls import path

from samar.kit.models import OutboxEvent
from samar.kit.once import once


def post(request: HttpRequest) -> HttpResponse:
    with once(request) as attempt:
        if not attempt.done:
            OutboxEvent.objects.create(name="posted", payload={"name": request.POST["name"]})
            attempt.leads_to(f"/{request.POST['name']}/")
    return HttpResponse(attempt.location)


urlpatterns = [path("", post)]

if "TEST_DATABASE" in os.environ:
    connections.settings["default"]["NAME"] = os.environ["TEST_DATABASE"]
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"

application = WSGIHandler()
