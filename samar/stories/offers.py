"""What stories give to the whole network: their kinds to discussions, a list to profiles, links to "me"."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samar.discussions.offers import KindWords, register_kind
from samar.kit.offers import contribute
from samar.people.models import Persona
from samar.people.offers import MeLink
from samar.people.viewer import Viewer
from samar.stories.kinds import ANSWER_PROMPTS
from samar.stories.queries import stories_of


def written_here(persona: Persona, viewer: Viewer) -> str:
    """What a persona's page shows of their stories, as HTML."""
    return render_to_string("stories/on_profile.html", {"persona": persona, "listed": stories_of(persona, viewer)})


def link_to_texts(_viewer: Viewer) -> MeLink:
    """The way to everything one has written."""
    return MeLink(_("What I have written"), reverse("me-texts"), "stories")


def link_to_drafts(_viewer: Viewer) -> MeLink:
    """The way to what one has begun."""
    return MeLink(_("My drafts"), reverse("me-drafts"), "write")


for _kind, _prompt in ANSWER_PROMPTS.items():
    register_kind(_kind, KindWords(_prompt))
contribute("profile", written_here)
contribute("me", link_to_texts)
contribute("me", link_to_drafts)
