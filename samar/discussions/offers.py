"""What discussions give to the whole network: how their notices read, and where a thread is found."""

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samar.notifications.offers import register_notice


def thread_address(public_id: str) -> str:
    """Where the thread `public_id` is read."""
    return f"/s/{public_id}/"


def _said(text: str, name: str, others: int) -> str:
    return format_html(text, name=mark_safe(name), count=others)  # noqa: S308  the bell has escaped the name


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


def register() -> None:
    """Take part in the bell."""
    register_notice("reply", sentence=_answered, address=thread_address)
    register_notice("answer", sentence=_answered_you, address=thread_address)
    register_notice("heard", sentence=_heard, address=thread_address)
    register_notice("reply-heard", sentence=_reply_heard, address=thread_address)
    register_notice("helped", sentence=_helped, address=thread_address)
