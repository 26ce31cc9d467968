"""The HTML of words, made once when they are written, with slots for what only the reader's moment can tell.

Slots: `chip:<persona>` a persona's chip, `mention:<persona>` a name in the text, `when:<reply>` the time in words,
`quote:<reply>` the words quoted, `heard:<reply>` who responded, `marks:<reply>` what the reply is, `acts:<reply>`
what one can do with it.
"""

import re

from django.template.loader import render_to_string
from django.utils.html import escape

from samar.discussions.models import Reply
from samar.discussions.written import Written
from samar.kit.fragments import slot
from samar.kit.language import direction
from samar.kit.markdown import to_html

CARD_CHARACTERS = 280  # about three lines
_MENTION = re.compile(r"@\[(\d+)\]")
_INLINE_TAG = re.compile(r"</?(?:strong|em|a)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_SPACES = re.compile(r"\s+")


def body_html(source: str) -> str:
    """The safe HTML of `source`, with a slot for each persona it mentions as @[number]."""
    return _MENTION.sub(lambda found: slot("mention", found[1]), to_html(source))


def card_html(words: Written) -> str:
    """The beginning of `words` for lists, as text; nothing where content notes cover it."""
    if words.notes or words.own_note:
        return ""
    text = _SPACES.sub(" ", _TAG.sub(" ", _INLINE_TAG.sub("", body_html(words.source)))).strip()
    if len(text) <= CARD_CHARACTERS:
        return text
    cut = text[:CARD_CHARACTERS]
    if cut.rfind("\x02") > cut.rfind("\x03"):
        cut = cut[: cut.rfind("\x02")]
    return cut.rsplit(" ", 1)[0].rsplit("&", 1)[0] + "…" if "&" in cut[-8:] else cut.rsplit(" ", 1)[0] + "…"


def reply_html(reply: Reply) -> str:
    """The article of `reply` in its thread."""
    context = {"reply": reply, "dir": direction(reply.lang), "body": body_html(reply.source)}
    return render_to_string("discussions/reply.html", context)


def quote_html(quote: str, name: str) -> str:
    """Words quoted from `name`, as they stand above an answer."""
    return render_to_string("discussions/quote.html", {"quote": escape(quote), "name": name})
