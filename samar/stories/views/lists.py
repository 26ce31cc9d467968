"""Lists of stories: all, by kind, by topic, waiting for a first reply; each in one language or in all."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samar.discussions.queries import Wanted, drafts_of, lists_version, own_cards, thread_cards
from samar.kit.errors import NotHere
from samar.kit.kept_pages import keep
from samar.kit.language import LANGUAGES
from samar.kit.routes import ANYONE, MEMBERS, route
from samar.people.queries import visible_persona
from samar.people.viewer import Request
from samar.stories.kinds import LIST_NAMES, Kind
from samar.stories.queries import stories_of
from samar.stories.topics import TopicSlug


@dataclass(frozen=True)
class Heading:
    """What stands over a list, and what is said while it is empty."""

    name: str
    empty: str
    about: str = ""


@route(who=ANYONE)
def stories(request: Request) -> HttpResponse:
    """Everything that the reader may read."""
    empty = _("Nobody has told anything here yet. The first words can be yours.")
    return _list(request, Wanted(lang=_lang(request)), Heading(_("Stories"), empty))


@route(who=ANYONE)
def by_kind(request: Request, kind: str) -> HttpResponse:
    """One kind of story."""
    if kind not in Kind.values:
        raise NotHere
    empty = _("Nothing of this kind has been told yet. The first words can be yours.")
    return _list(request, Wanted(kind=kind, lang=_lang(request)), Heading(str(LIST_NAMES[Kind(kind)]), empty))


@route(who=ANYONE)
def waiting(request: Request) -> HttpResponse:
    """What nobody has answered yet."""
    heading = Heading(
        _("Waiting for a first reply"),
        _("Everyone here has been answered. Come back later, or tell something yourself."),
        _("Someone wrote this and nobody has answered yet. A few words are enough."),
    )
    return _list(request, Wanted(awaiting=True, lang=_lang(request)), heading)


@route(who=ANYONE)
def by_topic(request: Request, slug: str) -> HttpResponse:
    """What is told about one topic."""
    if slug not in TopicSlug.values:
        raise NotHere
    empty = _("Nothing has been told about this yet. The first words can be yours.")
    name = _("About %(topic)s") % {"topic": TopicSlug(slug).label}
    return _list(request, Wanted(topic=slug, lang=_lang(request)), Heading(name, empty))


@route(who=MEMBERS)
def by_persona(request: Request, public_id: str) -> HttpResponse:
    """What one persona has told."""
    persona = visible_persona(request.viewer, public_id)
    context = {"persona": persona, "listed": stories_of(persona, request.viewer, request.GET.get("after", ""))}
    return render(request, "stories/by_persona.html", context)


@route(who=MEMBERS)
def texts(request: Request) -> HttpResponse:
    """What I have written, for whatever audience."""
    listed = own_cards(request.viewer, request.GET.get("after", ""))
    return render(request, "stories/texts.html", {"listed": listed})


@route(who=MEMBERS)
def drafts(request: Request) -> HttpResponse:
    """What I have begun."""
    return render(request, "stories/drafts.html", {"drafts": drafts_of(request.viewer)})


def _list(request: Request, wanted: Wanted, heading: Heading) -> HttpResponse:
    version = None if request.viewer.signed_in else lists_version()  # before the page's own queries
    after = request.GET.get("after", "")
    context = {
        "listed": thread_cards(request.viewer, wanted, after),
        "wanted": wanted,
        "heading": heading,
        "kinds": list(LIST_NAMES),
        "topics": TopicSlug.values,
        "has_newer": bool(after),
    }
    response = render(request, "stories/list.html", context)
    return keep(request, response, version=version, version_of=lists_version)


def _lang(request: Request) -> str:
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else ""
