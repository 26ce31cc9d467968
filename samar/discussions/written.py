"""What someone has written, cleaned and checked, before anything is done with it."""

from dataclasses import dataclass
from unicodedata import category

from django.utils.translation import gettext_lazy as _

from samar.discussions.models import ContentNote
from samar.kit.detect import detect_language
from samar.kit.errors import Refused
from samar.kit.language import LANGUAGES
from samar.kit.text import TEXT_LIMIT, clean_line, clean_text

TITLE_LIMIT = 140  # characters
REPLY_LIMIT = 8_000
NOTE_LIMIT = 80
NOTES_MOST = 6
OTHER_LANGUAGES = frozenset({"und"})


@dataclass(frozen=True)
class Written:
    """Clean words: `source` in Markdown, `lang` a language code, `notes` ContentNote values."""

    source: str
    lang: str
    title: str = ""
    notes: tuple[str, ...] = ()
    own_note: str = ""


def written(  # noqa: PLR0913  the fields of the form, by name
    *,
    body: str,
    title: str = "",
    lang: str = "",
    notes: list[str] | tuple[str, ...] = (),
    own_note: str = "",
    reads: str = "en",
    limit: int = TEXT_LIMIT,
) -> Written:
    """Clean what was typed. An empty `lang` is detected from the words, `reads` being the guess where nothing tells.

    Raises Refused, naming the field, when there are no words, too many, or an unknown language or note.
    """
    source = clean_text(body, field="body", limit=limit)
    if not any(category(letter)[0] in "LN" or category(letter) == "So" for letter in source):  # So: a drawn heart
        raise Refused(_("Nothing is written yet. A few words are enough."), "body")
    if lang and lang not in LANGUAGES | OTHER_LANGUAGES:
        raise Refused(_("This language is not one that Samar knows. Please choose one from the list."), "lang")
    if not set(notes) <= set(ContentNote.values) or len(notes) > NOTES_MOST:
        raise Refused(_("Please choose up to six notes from the list."), "notes")
    return Written(
        source=source,
        lang=lang or detect_language(f"{title}\n{source}", reads),
        title=clean_line(title, field="title", limit=TITLE_LIMIT),
        notes=tuple(note for note in ContentNote.values if note in notes),
        own_note=clean_line(own_note, field="own_note", limit=NOTE_LIMIT),
    )
