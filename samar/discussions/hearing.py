"""Who heard a text, in sentences: a few names for members, numbers in words for visitors. Never a score."""

from collections.abc import Mapping

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samar.design.templatetags.samar import numerals
from samar.discussions.models import ResponseKind
from samar.people.queries.chips import Chip
from samar.people.viewer import Viewer

type Heard = dict[str, tuple[int, list[int]]]  # ResponseKind -> how many, the latest few personas


def heard_in_words(heard: Heard, chips: Mapping[int, Chip], viewer: Viewer) -> str:
    """Who responded and how, one sentence a kind, as HTML; nothing when nobody has."""
    said = [_sentence(kind, *heard[kind], chips, viewer) for kind in ResponseKind if kind in heard]
    return f'<p class="heard small">{" ".join(said)}</p>' if said else ""


def _sentence(kind: ResponseKind, count: int, latest: list[int], chips: Mapping[int, Chip], viewer: Viewer) -> str:
    who = _people(count) if not viewer.signed_in else _named(count, latest, chips, viewer)
    sentence = escape(_("“%(words)s”: %(who)s."))
    return f'<span class="heard-kind">{sentence % {"words": escape(kind.label), "who": who}}</span>'


def _named(count: int, latest: list[int], chips: Mapping[int, Chip], viewer: Viewer) -> str:
    """The latest few by name, the reader first, and how many others."""
    names = [f"<bdi>{escape(chips[who].name)}</bdi>" for who in latest if who in chips and who != viewer.persona_id]
    if viewer.persona_id in latest:
        names.insert(0, escape(_("you")))
    if not names:
        return _people(count)
    comma, rest = escape(_(", ")), count - len(names)
    if rest:
        text = ngettext("%(names)s and %(count)s other", "%(names)s and %(count)s others", rest)
        return escape(text) % {"names": comma.join(names), "count": numerals(rest)}
    if len(names) == 1:
        return names[0]
    return escape(_("%(names)s and %(last)s")) % {"names": comma.join(names[:-1]), "last": names[-1]}


def _people(count: int) -> str:
    return escape(ngettext("%(count)s person", "%(count)s people", count) % {"count": numerals(count)})
