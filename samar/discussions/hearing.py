"""Who heard a text, in sentences: a few names for members, numbers in words for visitors. Never a score."""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samar.design.templatetags.samar import numerals
from samar.discussions.models import ResponseKind
from samar.people.queries.chips import Chip
from samar.people.viewer import Viewer

_KINDS = tuple(ResponseKind.values)

type Heard = dict[str, tuple[int, list[int]]]  # ResponseKind -> how many, the latest few personas


def heard_in_words(heard: Heard, chips: Mapping[int, Chip], viewer: Viewer, language: str) -> str:
    """Who responded and how, one sentence a kind, as HTML in `language`, the active one."""
    said = [_sentence(kind, *heard[kind], chips, viewer, language) for kind in _KINDS if kind in heard]
    return f'<p class="heard small">{" ".join(said)}</p>' if said else ""


def _sentence(
    kind: str, count: int, latest: list[int], chips: Mapping[int, Chip], viewer: Viewer, language: str
) -> str:
    who = _people(count, language) if not viewer.signed_in else _named(count, latest, chips, viewer, language)
    return _saying(kind, language) % {"who": who}


@lru_cache(maxsize=64)
def _saying(kind: str, language: str) -> str:  # noqa: ARG001  the active language is part of the key
    words = escape(str(ResponseKind(kind).label)).replace("%", "%%")
    sentence = escape(_("“%(words)s”: %(who)s.")) % {"words": words, "who": "%(who)s"}
    return f'<span class="heard-kind">{sentence}</span>'


def _named(count: int, latest: list[int], chips: Mapping[int, Chip], viewer: Viewer, language: str) -> str:
    """The latest few by name, the reader first, and how many others."""
    names = [chips[who].name_html for who in latest if who in chips and who != viewer.persona_id]
    if viewer.persona_id in latest:
        names.insert(0, _you(language))
    if not names:
        return _people(count, language)
    rest = count - len(names)
    if rest:
        return _and_others(rest, language) % {"names": _comma(language).join(names)}
    if len(names) == 1:
        return names[0]
    return _and_last(language) % {"names": _comma(language).join(names[:-1]), "last": names[-1]}


# These are said many times on a page: each is made once for a language, which is the active one.


@lru_cache(maxsize=16)
def _you(language: str) -> str:  # noqa: ARG001
    return escape(_("you"))


@lru_cache(maxsize=16)
def _comma(language: str) -> str:  # noqa: ARG001
    return escape(_(", "))


@lru_cache(maxsize=16)
def _and_last(language: str) -> str:  # noqa: ARG001
    return escape(_("%(names)s and %(last)s"))


@lru_cache(maxsize=512)
def _and_others(rest: int, language: str) -> str:  # noqa: ARG001
    text = ngettext("%(names)s and %(count)s other", "%(names)s and %(count)s others", rest)
    return escape(text) % {"names": "%(names)s", "count": numerals(rest)}


@lru_cache(maxsize=512)
def _people(count: int, language: str) -> str:  # noqa: ARG001
    return escape(ngettext("%(count)s person", "%(count)s people", count) % {"count": numerals(count)})
