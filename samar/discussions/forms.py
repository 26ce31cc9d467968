"""The form of an answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samar.discussions.models import ContentNote, Draft, Reply
from samar.discussions.written import REPLY_LIMIT, Written, written
from samar.kit.forms import language_choices
from samar.kit.typed import TypedChoice, TypedChoices, TypedText
from samar.people.viewer import Viewer

AS_WRITTEN = ("", _("the language it is written in"))
ANOTHER = ("und", _("another language"))


def content_languages() -> list[tuple[str, Any]]:
    """What a text may be in: found by itself, one of the network's languages, or another."""
    return [AS_WRITTEN, *language_choices(), ANOTHER]


class ReplyForm(forms.Form):
    body = TypedText(label=_("Your answer"), widget=forms.Textarea(attrs={"rows": 5}))
    quote = TypedText(label=_("Words you quote"), widget=forms.Textarea(attrs={"rows": 2}))
    notes = TypedChoices(label=_("What should people know before they read?"), choices=ContentNote.choices)
    own_note = TypedText(label=_("In your own words"), widget=forms.TextInput)
    lang = TypedChoice(label=_("Language"), choices=content_languages)
    parent = TypedText(widget=forms.HiddenInput)

    def words(self, author: Viewer) -> Written:
        """What was typed, checked. Raises Refused, naming the field."""
        typed = self.cleaned_data
        return written(
            body=typed["body"],
            lang=typed["lang"],
            notes=typed["notes"],
            own_note=typed["own_note"],
            reads=(author.languages or (author.language,))[0],
            limit=REPLY_LIMIT,
        )


def fields_of(draft: Draft | None, *, under: str = "") -> dict[str, Any]:
    """What a draft puts into the form of an answer to the text, or to the reply `under` (a public id).

    Words quoted in an answer to something else are left out.
    """
    typed = {} if draft is None else draft.fields
    begun = {name: "".join(typed.get(name, [])[:1]) for name in ("body", "own_note", "lang")}
    quote = "".join(typed.get("quote", [])[:1]) if begun_under(draft) == under else ""
    return {**begun, "notes": typed.get("notes", []), "quote": quote, "parent": under}


def begun_under(draft: Draft | None) -> str:
    """The public id of the reply to which `draft` was begun as an answer; nothing for one to the text itself."""
    return "" if draft is None else "".join(draft.fields.get("parent", [])[:1])


def fields_of_reply(reply: Reply, source: str) -> dict[str, Any]:
    """What editing a reply begins with."""
    return {"body": source, "notes": reply.notes, "own_note": reply.own_note, "lang": reply.lang}
