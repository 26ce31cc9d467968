"""The form of a story."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samar.discussions.actions import Written, written
from samar.discussions.models import ContentNote, Draft, PrivateWords, Thread
from samar.kit.errors import Refused
from samar.kit.forms import language_choices
from samar.kit.typed import TypedChoice, TypedChoices, TypedText
from samar.people.models import Audience
from samar.people.viewer import Viewer
from samar.stories.audiences import AUDIENCES, name_of
from samar.stories.kinds import Kind
from samar.stories.topics import TopicSlug

SEVERAL = {"notes", "topics"}  # fields with more than one value


def content_languages() -> list[tuple[str, Any]]:
    """What a text may be in: found by itself, one of the network's languages, or another."""
    found = ("", pgettext_lazy("written in", "the language it is written in"))
    return [found, *language_choices(), ("und", pgettext_lazy("written in", "another language"))]


class StoryForm(forms.Form):
    title = TypedText(label=_("Title, if you like"), widget=forms.TextInput)
    body = TypedText(label=_("Your text"), widget=forms.Textarea)
    kind = TypedChoice(label=_("What this is"), choices=Kind.choices)
    audience = TypedChoice(
        label=_("Who can read it"),
        choices=[
            ("members", pgettext_lazy("for", "members")),
            ("everyone", pgettext_lazy("for", "everyone on the web")),
            ("only_me", pgettext_lazy("for", "only me")),
        ],
    )
    topics = TypedChoices(label=_("What is it about? Up to five topics."), choices=TopicSlug.choices)
    notes = TypedChoices(label=_("What should people know before they read?"), choices=ContentNote.choices)
    own_note = TypedText(label=_("In your own words"), widget=forms.TextInput)
    lang = TypedChoice(label=_("Language"), choices=content_languages)

    def said_in_a_sentence(self) -> list[forms.BoundField]:
        """The fields that are chosen in a sentence, where an error has no room of its own."""
        return [self[name] for name in ("kind", "audience", "lang")]

    def words(self, author: Viewer) -> Written:
        """What was typed, checked. Raises Refused, naming the field."""
        typed = self.cleaned_data
        return written(
            body=typed["body"],
            title=typed["title"],
            lang=typed["lang"],
            notes=typed["notes"],
            own_note=typed["own_note"],
            reads=(author.languages or (author.language,))[0],
        )

    def chosen_audience(self) -> Audience:
        """Who shall read it. Raises Refused when nothing known was chosen: nobody learns by default."""
        audience = AUDIENCES.get(self.cleaned_data["audience"])
        if audience is None:
            raise Refused(_("Please choose who can read it."), "audience")
        return audience


def fields_of_draft(draft: Draft) -> dict[str, Any]:
    """What a draft puts into the form again."""
    return {name: typed if name in SEVERAL else "".join(typed[:1]) for name, typed in draft.fields.items()}


def fields_of_story(story: Thread, words: Thread | PrivateWords, source: str) -> dict[str, Any]:
    """What changing a story begins with."""
    return {
        "title": words.title,
        "body": source,
        "notes": words.notes,
        "own_note": words.own_note,
        "topics": words.topics,
        "audience": name_of(story.audience),
        "lang": story.lang,
        "kind": story.kind,
    }
