"""Writing: one calm page, kept as one types."""

from datetime import timedelta

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samar.discussions.actions import discard_draft, keep_draft
from samar.discussions.models import Draft, Thread
from samar.discussions.queries import begun_draft, draft_for, in_language, preview_html, thread_address
from samar.kit import toast
from samar.kit.answers import see_other
from samar.kit.errors import NotHere, Refused
from samar.kit.forms import UNFIT, add_refusal
from samar.kit.once import once
from samar.kit.routes import MEMBERS, route
from samar.people.models import Audience
from samar.people.viewer import Request
from samar.safety.limits import count_try
from samar.stories.actions import publish_story
from samar.stories.forms import StoryForm, fields_of_draft
from samar.stories.kinds import Kind
from samar.stories.queries import who_will_learn

MOST_STORIES = 20  # of one persona in an hour
MOST_PREVIEWS = 120  # of one persona in ten minutes


@route(who=MEMBERS, methods=("GET", "POST"))
def write(request: Request) -> HttpResponse:
    """An empty page; a POST publishes it, looks at it or keeps it."""
    if request.method == "POST":
        return _take(request, None)
    kind = request.GET.get("kind", "")
    begun = {"kind": kind if kind in Kind.values else Kind.STORY, "topics": request.GET.getlist("topic")}
    return _page(request, StoryForm(initial=begun), None)


@route(who=MEMBERS, methods=("GET", "POST"))
def draft(request: Request, public_id: str) -> HttpResponse:
    """A page that was begun. When it is gone meanwhile, what is sent is taken as a new one: nothing is lost."""
    begun = begun_draft(request.viewer, public_id)
    if begun is None and _is_script(request):
        return JsonResponse({"said": _("This draft was published or discarded meanwhile.")}, status=UNFIT)
    if request.method == "POST" and (begun or request.POST.get("body", "").strip()):
        return _take(request, begun)
    if begun is None:
        raise NotHere
    return _page(request, StoryForm(initial=fields_of_draft(begun)), begun)


@route(who=MEMBERS, methods=("POST",))
def keep(request: Request) -> HttpResponse:
    """Keep what was typed on a new page."""
    return _keep(request, None)


@route(who=MEMBERS, methods=("GET", "POST"))
def discard(request: Request, public_id: str) -> HttpResponse:
    """Ask, then forget a draft."""
    begun = draft_for(request.viewer, public_id)
    if request.method == "POST":
        discard_draft(author=request.viewer, draft=begun)
        toast.say(request, _("The draft is gone."))
        return see_other("me-drafts")
    return render(request, "stories/discard.html", {"draft": begun})


@route(who=MEMBERS, methods=("POST",))
def preview(request: Request) -> HttpResponse:
    """What was typed, as it would be read."""
    count_try("preview", str(request.viewer.persona_id), limit=MOST_PREVIEWS, per=timedelta(minutes=10))
    context = {"preview": preview_html(request.POST.get("body", ""))}
    return render(request, "discussions/preview.html", context)


def _take(request: Request, begun: Draft | None) -> HttpResponse:
    """Do with the form what its button says."""
    act = request.POST.get("act", "")
    if act == "keep":
        return _keep(request, begun)
    form = StoryForm(request.POST)
    form.full_clean()
    try:
        if act == "preview":
            return _page(request, form, begun, preview=preview_html(request.POST.get("body", "")))
        return see_other(_published(request, form, begun))
    except Refused as refused:
        add_refusal(form, refused)
    return _page(request, form, begun)


def _published(request: Request, form: StoryForm, begun: Draft | None) -> str:
    """Publish once; the address of the story. Raises Refused."""
    with once(request) as attempt:
        if not attempt.done:
            count_try("story", str(request.viewer.persona_id), limit=MOST_STORIES, per=timedelta(hours=1))
            story = publish_story(
                author=request.viewer,
                kind=form.cleaned_data["kind"],
                words=form.words(request.viewer),
                audience=form.chosen_audience(),
                topics=form.cleaned_data["topics"],
                draft=begun,
            )
            attempt.leads_to(thread_address(story.public_id))
            toast.say(request, _told(story))
    return attempt.location


def _told(story: Thread) -> str:
    """What has just been done, and in which language the words were taken to be."""
    if story.audience == Audience.ONLY_ME:
        return _("It is kept here, and only you can read it.")
    told = _("It is told, %(in_language)s. If the language is wrong, you can correct it with “Edit”.")
    return told % {"in_language": in_language(story.lang)}


def _keep(request: Request, begun: Draft | None) -> HttpResponse:
    """Keep the form as a draft; scripts get a line to show, others the draft's own page.

    What a script sends for a draft that is gone is not kept: it may be late, after the text was published.
    """
    quietly = _is_script(request)
    typed = {name: request.POST.getlist(name) for name in StoryForm.base_fields if name in request.POST}
    try:
        with once(request) as attempt:
            kept_before = begun_draft(request.viewer, attempt.location.strip("/").rpartition("/")[2])
            kept = keep_draft(author=request.viewer, fields=typed, draft=begun or kept_before)
            attempt.leads_to(reverse("draft", args=[kept.public_id]))
    except Refused as refused:
        if quietly:
            return JsonResponse({"said": str(refused)}, status=UNFIT)
        raise
    if quietly:
        return JsonResponse({"said": _("Kept, a moment ago"), "url": attempt.location})
    toast.say(request, _("Kept. Only you can read it."))
    return see_other(attempt.location)


def _is_script(request: Request) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _page(request: Request, form: StoryForm, begun: Draft | None, *, preview: str | None = None) -> HttpResponse:
    learn = who_will_learn(request.viewer)
    context = {"form": form, "draft": begun, "learn": learn, "looks": preview is not None, "preview": preview}
    return render(request, "stories/write.html", context, status=UNFIT if form.errors else 200)
