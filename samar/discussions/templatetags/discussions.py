"""Parts of a thread's page that rooms above put into theirs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template

from samar.design.templatetags.samar import numerals
from samar.discussions.forms import ReplyForm, fields_of
from samar.discussions.models import ResponseKind
from samar.discussions.offers import words_of_kind
from samar.discussions.queries import Hearing, reply_draft_of
from samar.kit.times import day_in_words

register = template.Library()


@dataclass(frozen=True)
class Word:
    """A response as a button: pressed when it was given, and then a press takes it back."""

    kind: str
    label: str
    pressed: str
    name: str


@register.simple_tag
def responses(hearing: Hearing) -> list[Word]:
    """`{% responses hearing as words %}`: the responses one can give, as buttons."""
    return [_word(kind, kind in hearing.given) for kind in ResponseKind]


@register.inclusion_tag("discussions/answering.html", takes_context=True)
def answer_box(context: template.Context, thread: Any) -> dict[str, Any]:
    """`{% answer_box thread %}`: the box to answer `thread`, with what the reader had begun."""
    request = context["request"]
    begun = fields_of(reply_draft_of(request.viewer, thread.public_id))
    return {
        "request": request,
        "csrf_token": context["csrf_token"],
        "thread": thread,
        "form": ReplyForm(initial=begun),
        "is_swift": not getattr(thread, "later", ""),
    }


@register.simple_tag
def prompt(kind: str) -> str:
    """`{% prompt thread.kind %}`: what invites an answer that fits."""
    return str(words_of_kind(kind).prompt)


@register.simple_tag
def day(moment: datetime) -> str:
    """`{% day moment %}`: the day, in the page's language."""
    return numerals(day_in_words(moment))


def _word(kind: ResponseKind, is_given: bool) -> Word:  # noqa: FBT001
    return Word(kind, str(kind.label), "true" if is_given else "false", "back" if is_given else "kind")
