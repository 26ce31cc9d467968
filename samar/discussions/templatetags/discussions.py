"""Parts of a thread's page that rooms above put into theirs."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samar.design.templatetags.samar import numerals
from samar.discussions.forms import ReplyForm, begun_under, fields_of
from samar.discussions.models import ResponseKind
from samar.discussions.offers import words_of_kind
from samar.discussions.queries import Hearing, reply_draft_of
from samar.kit.fragments import Filler, fill, slot
from samar.kit.once import new_key
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
def responses(hearing: Hearing) -> SafeString:
    """`{% responses hearing %}`: the responses one can give, as buttons."""
    buttons = _buttons(hearing.given, get_language() or "")
    return SafeString(buttons.replace(slot("thread"), hearing.public_id))


@register.simple_tag(name="hearing")
def hearing_box(hearing: Hearing) -> SafeString:
    """`{% hearing thread.hearing %}`: who heard a text, and the responses one can give."""
    box = _hearing_box(hearing.may_respond, hearing.given, get_language() or "")
    return SafeString(box.replace(slot("thread"), hearing.public_id).replace(slot("heard"), hearing.heard_html))


@register.simple_tag(takes_context=True)
def answer_box(context: template.Context, thread: Any) -> SafeString:
    """`{% answer_box thread %}`: the box to answer `thread`, with what the reader had begun."""
    viewer = context["request"].viewer
    begun = reply_draft_of(viewer, thread.public_id)
    token, is_swift = str(context["csrf_token"]), not getattr(thread, "later", "")
    if begun is not None:
        form = ReplyForm(initial=fields_of(begun))
        mine = {"csrf_token": token, "once_key": new_key(), "opened_as": viewer.public_id}
        return _box(thread, form, mine | {"is_swift": is_swift, "elsewhere": begun_under(begun)})
    blank = _blank_box(thread.kind, is_swift, get_language() or "")
    own: dict[str, Filler] = {
        "thread": lambda _: thread.public_id,
        "token": lambda _: token,
        "key": lambda _: new_key(),
        "as": lambda _: viewer.public_id,
    }
    return SafeString(fill(blank, own))


@register.simple_tag
def prompt(kind: str) -> str:
    """`{% prompt thread.kind %}`: what invites an answer that fits."""
    return str(words_of_kind(kind).prompt)


@register.simple_tag
def day(moment: datetime) -> str:
    """`{% day moment %}`: the day, in the page's language."""
    return numerals(day_in_words(moment))


@register.simple_tag
def pick(none: str, *fields: BoundField) -> SafeString:
    """`{% pick none form.notes form.own_note as notes %}`: words in a sentence that open a panel of `fields`.

    `none` is what they read while nothing is chosen.
    """
    context: dict[str, Any] = {"none": none, "fields": fields, "has_errors": any(field.errors for field in fields)}
    context["chosen"] = [said for field in fields for said in _chosen(field)]
    return SafeString(render_to_string("discussions/pick.html", context).strip())


@lru_cache(maxsize=128)
def _buttons(given: frozenset[str], language: str) -> str:  # noqa: ARG001  the active language
    """The buttons for a thread, made once for each way they can stand, with slots for the thread."""
    words = [_word(kind, kind in given) for kind in ResponseKind]
    return render_to_string("discussions/responses.html", {"words": words})


@lru_cache(maxsize=128)
def _hearing_box(may_respond: bool, given: frozenset[str], language: str) -> str:  # noqa: ARG001, FBT001  the active one
    """As `_buttons`, with what stands around them."""
    somewhere = Hearing(slot("thread"), slot("heard"), given, may_respond)
    return render_to_string("discussions/hearing.html", {"hearing": somewhere})


@lru_cache(maxsize=64)
def _blank_box(kind: str, is_swift: bool, language: str) -> str:  # noqa: ARG001, FBT001  the active language
    """An empty box, made once, with slots for what differs: the form costs as much as a page."""
    somewhere = _Somewhere(kind)
    own = {"csrf_token": slot("token"), "once_key": slot("key"), "opened_as": slot("as")}
    made = _box(somewhere, ReplyForm(), own | {"is_swift": is_swift})
    return made.replace(somewhere.public_id, slot("thread"))


def _box(thread: Any, form: ReplyForm, own: dict[str, Any]) -> SafeString:
    """The box of a new form. `own` are its token, key and speaker, and the reply under which it was begun."""
    return render_to_string("discussions/answering.html", {"thread": thread, "form": form} | own)


@dataclass(frozen=True)
class _Somewhere:
    """A thread of this kind; its public id is one that no thread has."""

    kind: str
    public_id: str = "some-thread"


def _word(kind: ResponseKind, is_given: bool) -> Word:  # noqa: FBT001
    return Word(kind, str(kind.label), "true" if is_given else "false", "back" if is_given else "kind")


def _chosen(field: BoundField) -> list[str]:
    """What is chosen in a field, in the words of the page."""
    value = field.value() or []
    choices = dict(getattr(field.field, "choices", ()))
    if isinstance(value, str):
        return [value] if value.strip() else []
    return [str(choices[one]) for one in value if one in choices]
