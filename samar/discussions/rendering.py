"""The HTML of words, made once when they are written, with slots for what only the reader's moment can tell.

Slots: `chip:<persona>` a persona's chip, `mention:<persona>` a name in the text, `removed:` that words were taken
back, and with the reply's public id `facts` what it is and the time in words, `quote` the words quoted, `cover` what
lies over it, `foot` whether it helped, who responded and what one can do with it.
"""

import re

from django.template.loader import render_to_string

from samar.discussions.models import Reply
from samar.discussions.written import Written
from samar.kit.language import direction
from samar.kit.markdown import to_html
from samar.kit.text import TEXT_LIMIT, clean_text

CARD_CHARACTERS = 280  # about three lines
_TAG = re.compile(r"<[^>]+>")
_SPACES = re.compile(r"\s+")
_CUT_ENTITY = re.compile(r"&[#\w]*$")


def body_html(source: str) -> str:
    """The safe HTML of `source`; the mentions in it are slots already."""
    return to_html(source)


def card_html(words: Written) -> str:
    """The beginning of `words` for lists, as safe text; nothing where content notes cover it."""
    if words.notes or words.own_note:
        return ""
    text = _SPACES.sub(" ", _TAG.sub(" ", body_html(words.source[: CARD_CHARACTERS * 8]))).strip()
    if len(text) <= CARD_CHARACTERS:
        return text
    cut = text[:CARD_CHARACTERS]
    whole = cut.rsplit(" ", 1)[0] if " " in cut else _CUT_ENTITY.sub("", cut)
    return whole.rstrip(" .,:…،") + "…"


def reply_html(reply: Reply) -> str:
    """The article of `reply` in its thread."""
    context = {
        "reply": reply,
        "dir": direction(reply.lang),
        "body": body_html(reply.source),
        "is_covered": bool(reply.notes or reply.own_note),
        "is_by_writer": reply.author_id is not None and reply.author_id == reply.thread.author_id,
    }
    return render_to_string("discussions/reply.html", context)


def preview_html(typed: str) -> str:
    """What was typed, as it would be read, or nothing. Raises Refused when it is far too long."""
    return to_html(clean_text(typed, field="body", limit=2 * TEXT_LIMIT))
