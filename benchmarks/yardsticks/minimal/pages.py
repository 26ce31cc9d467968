"""The pages of the minimal Django site: rows read by the ORM as tuples, shown in a template."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from samar.discussions.models import Reply, Thread

CARD = ("public_id", "title", "card")


def story(request: HttpRequest, public_id: str) -> HttpResponse:
    """A story with twenty stored replies."""
    number, title, html = Thread.objects.filter(public_id=public_id).values_list("id", "title", "html")[0]
    replies = Reply.objects.filter(thread=number).order_by("top", "id").values_list("html", flat=True)[:20]
    return render(request, "story.html", {"title": title, "html": html, "replies": replies})


def stories(request: HttpRequest) -> HttpResponse:
    """The twenty newest stories."""
    return render(request, "stories.html", {"cards": cards()[:20]})


def today(request: HttpRequest) -> HttpResponse:
    """Five that wait for a reply and five that are new."""
    waiting = cards().filter(awaits_reply=True)[:5]
    return render(request, "stories.html", {"waiting": waiting, "cards": cards()[:5]})


def cards():  # type: ignore[no-untyped-def]
    return Thread.objects.filter(is_listed=True).order_by("-id").values_list(*CARD)


urlpatterns = [path("", today), path("stories/", stories), path("s/<slug:public_id>/", story)]
