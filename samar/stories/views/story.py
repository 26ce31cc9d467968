"""A story, and what its author does with it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samar.discussions.actions import remove_thread
from samar.discussions.models import Thread
from samar.discussions.queries import (
    earlier_versions,
    own_thread,
    preview_html,
    source_of,
    thread_address,
    thread_for,
    thread_page,
    thread_version,
    words_of,
)
from samar.kit import toast
from samar.kit.answers import see_other
from samar.kit.errors import Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.kept_pages import keep
from samar.kit.routes import ANYONE, MEMBERS, route
from samar.kit.typed import nothing_lost
from samar.notifications.actions import read_about
from samar.notifications.queries import unread_count
from samar.people.viewer import Request, Viewer
from samar.stories.actions import edit_story
from samar.stories.forms import StoryForm, fields_of_story
from samar.stories.queries import who_will_learn


@route(who=ANYONE)
def story(request: Request, public_id: str) -> HttpResponse:
    """A story with its replies. What the bell said about it is read now."""
    viewer = request.viewer
    version = None if viewer.signed_in else thread_version(public_id)  # before the page's own queries
    asked = {name: request.GET.get(name, "") for name in ("after", "before")}
    context = {"thread": thread_page(viewer, public_id, **asked), "bell_count": _bell_after(viewer, public_id)}
    response = render(request, "stories/story.html", context)
    return keep(request, response, version=version, version_of=partial(thread_version, public_id))


@route(who=MEMBERS, methods=("GET", "POST"))
def edit(request: Request, public_id: str) -> HttpResponse:
    """Change the words of my story, or who can read it."""
    viewer = request.viewer
    with nothing_lost(request):
        found = own_thread(viewer, public_id)
    words = words_of(viewer, found)
    form = StoryForm(request.POST or None, initial=fields_of_story(found, words, source_of(viewer, words)))
    context = {"form": form, "story": found, "learn": who_will_learn(viewer)}
    if form.is_bound and form.is_valid():
        try:
            if request.POST.get("act") == "preview":
                context |= {"looks": True, "preview": preview_html(request.POST.get("body", ""))}
            else:
                return _changed(request, found, form)
        except Refused as refused:
            add_refusal(form, refused)
    return render(request, "stories/edit.html", context, status=UNFIT if form.errors else 200)


@route(who=MEMBERS, methods=("GET", "POST"))
def remove(request: Request, public_id: str) -> HttpResponse:
    """Say what taking my story back does; then do it."""
    found = own_thread(request.viewer, public_id)
    if request.method == "POST":
        leaves_place = remove_thread(author=request.viewer, thread=found)
        toast.say(request, _("Your text is taken back."))
        return see_other(thread_address(public_id) if leaves_place else "me-texts")
    return render(request, "stories/remove.html", {"story": found})


@route(who=MEMBERS)
def history(request: Request, public_id: str) -> HttpResponse:
    """What a story said before it was edited."""
    found = thread_for(request.viewer, public_id)
    versions = earlier_versions(request.viewer, found)
    context = {"versions": [(one, preview_html(one.source)) for one in versions], "back": thread_address(public_id)}
    return render(request, "discussions/history.html", context)


def _changed(request: Request, found: Thread, form: StoryForm) -> HttpResponse:
    """Change the story as the form says. Raises Refused."""
    edit_story(
        author=request.viewer,
        story=found,
        words=form.words(request.viewer),
        audience=form.chosen_audience(),
        topics=form.cleaned_data["topics"],
    )
    toast.say(request, _("Your text is changed."))
    return see_other(thread_address(found.public_id))


def _bell_after(viewer: Viewer, public_id: str) -> int:
    """How much is new for the reader once this page is open."""
    unread = unread_count(viewer)
    return unread_count(viewer) if unread and read_about(reader=viewer, subject=public_id) else unread
