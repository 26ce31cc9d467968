"""What discussions give to the whole network, and what rooms that hold threads tell discussions.

A room that holds threads names each of its kinds with `register_kind`. When others see a persona by another name, the
transaction that changes it calls what is contributed for "names": pages kept for visitors must not show the old one.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samar.accounts.models import Member
from samar.design.templatetags.samar import numerals
from samar.discussions.actions import erase_words, touch_names
from samar.discussions.queries import thread_address
from samar.kit.offers import contribute
from samar.notifications.offers import register_notice


@dataclass(frozen=True)
class KindWords:
    """What the page says about a kind of thread: `prompt` invites an answer that fits."""

    prompt: str | Promise


_kinds: dict[str, KindWords] = {}
_PLAIN = KindWords(gettext_lazy("What would you like to say?"))


def register_kind(name: str, words: KindWords) -> None:
    """Let threads of the kind `name` (at most 12 characters) be spoken of by `words`."""
    _kinds[name] = words


def words_of_kind(name: str) -> KindWords:
    """How to speak of threads of the kind `name`."""
    return _kinds.get(name, _PLAIN)


def erase_words_of(member: Member) -> None:
    """Remove what the personas of `member` wrote, all at once: the threads of all are locked before any changes."""
    erase_words(personas=list(member.personas.values_list("pk", flat=True)))


def _said(text: str, name: str, others: int) -> str:
    return format_html(text, name=mark_safe(name), count=numerals(others))  # noqa: S308  the bell has escaped the name


def _answered(name: str, others: int) -> str:
    if not others:
        return _said(_("{name} answered what you wrote."), name, others)
    text = ngettext(
        "{name} and {count} other answered what you wrote.",
        "{name} and {count} others answered what you wrote.",
        others,
    )
    return _said(text, name, others)


def _answered_you(name: str, others: int) -> str:
    if not others:
        return _said(_("{name} answered you in a conversation."), name, others)
    text = ngettext(
        "{name} and {count} other answered you in a conversation.",
        "{name} and {count} others answered you in a conversation.",
        others,
    )
    return _said(text, name, others)


def _heard(name: str, others: int) -> str:
    if not others:
        return _said(_("{name} responded to what you wrote."), name, others)
    text = ngettext(
        "{name} and {count} other responded to what you wrote.",
        "{name} and {count} others responded to what you wrote.",
        others,
    )
    return _said(text, name, others)


def _reply_heard(name: str, others: int) -> str:
    if not others:
        return _said(_("{name} responded to your reply."), name, others)
    text = ngettext(
        "{name} and {count} other responded to your reply.",
        "{name} and {count} others responded to your reply.",
        others,
    )
    return _said(text, name, others)


def _helped(name: str, others: int) -> str:
    return _said(_("{name} says that your reply helped."), name, others)


register_notice("reply", sentence=_answered, address=thread_address)
register_notice("answer", sentence=_answered_you, address=thread_address)
register_notice("heard", sentence=_heard, address=thread_address)
register_notice("reply-heard", sentence=_reply_heard, address=thread_address)
register_notice("helped", sentence=_helped, address=thread_address)
contribute("erasure", erase_words_of)
contribute("names", touch_names)
