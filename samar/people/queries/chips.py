"""Persona chips for lists and threads: many at once, in one query."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from django.db.models import QuerySet

from samar.design.chips import chip_html
from samar.kit.questions import asked_often
from samar.people.models import Audience, Persona
from samar.people.viewer import Viewer

_FIELDS = ("id", "public_id", "name", "seed", "pronouns", "pronouns_audience", "is_retired")


@dataclass(frozen=True, slots=True)
class Chip:
    """A persona as pages show it: the chip, the name alone as HTML, and the address of its page if it has one here."""

    name: str
    html: str
    name_html: str
    url: str


def chips(ids: Collection[int], viewer: Viewer) -> dict[int, Chip]:
    """The chips of the personas `ids` as `viewer` sees them, by id; those hidden from the viewer are left out.

    Visitors get no links: profiles are for members. Pronouns are in the viewer's language where the persona
    gave them in it, else in the first language given.
    """
    wanted = set(ids) - viewer.hidden
    if not wanted:
        return {}
    widest = viewer.widest
    return {row[0]: _chip(row, viewer, widest) for row in _drawn_from(list(wanted))}


@asked_often
def _drawn_from(ids: list[int]) -> QuerySet[Any, Any]:
    return Persona.objects.filter(id__in=ids).values_list(*_FIELDS)


def _chip(row: tuple[int, str, str, str, dict[str, str], int, bool], viewer: Viewer, widest: Audience) -> Chip:
    _id, public_id, name, seed, pronouns, audience, is_retired = row
    lang, said = _pronouns(pronouns, viewer) if pronouns and audience >= widest > Audience.ONLY_ME else ("", "")
    url = f"/p/{public_id}/" if viewer.persona_id is not None and not is_retired else ""
    return _made(name, seed, said, url, lang)


@lru_cache(maxsize=4096)
def _made(name: str, seed: str, pronouns: str, url: str, lang: str) -> Chip:
    return Chip(name, chip_html(name, seed, pronouns, url, lang), f"<bdi>{escape(name)}</bdi>", url)


def _pronouns(pronouns: dict[str, str], viewer: Viewer) -> tuple[str, str]:
    lang = viewer.language if pronouns.get(viewer.language) else next(iter(pronouns))
    return lang, pronouns[lang]
