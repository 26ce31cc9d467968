"""The lines of the bell, the latest first, twenty at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from samar.design.templatetags.samar import numerals
from samar.kit import cursors
from samar.kit.clock import now
from samar.kit.times import in_words
from samar.notifications.models import Notice
from samar.notifications.offers import notice_kind
from samar.people.queries.chips import Chip, chips
from samar.people.viewer import Viewer

PAGE = 20
_FIELDS = ("id", "kind", "subject", "actor_id", "others", "happened_at", "is_read")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the bell; `sentence_html` is safe and in the reader's language."""

    sentence_html: str
    address: str
    when: str
    is_read: bool


@dataclass(frozen=True)
class BellPage:
    lines: Sequence[Line]
    older: str = ""


def bell_page(viewer: Viewer, after: str = "") -> BellPage:
    """A page of the viewer's notices from the sealed cursor `after` on. Two queries, whatever their number.

    Lines about someone whom the viewer has blocked since are left out.
    """
    notices = Notice.objects.visible_to(viewer).order_by("-id")
    position = cursors.unseal(after, purpose="bell") if after else None
    if position:
        notices = notices.filter(id__lt=position[0])
    rows = list(notices.values_list(*_FIELDS)[: PAGE + 1])
    older = cursors.seal(rows[PAGE - 1][0], purpose="bell") if len(rows) > PAGE else ""
    named = chips({row[3] for row in rows[:PAGE] if row[3]}, viewer)
    return BellPage([line for row in rows[:PAGE] if (line := _line(row, named))], older)


def _line(row: tuple[Any, ...], named: dict[int, Chip]) -> Line | None:
    _id, kind_name, subject, actor_id, others, happened_at, is_read = row
    if (kind := notice_kind(kind_name)) is None:
        return None
    name = f"<bdi>{escape(named[actor_id].name)}</bdi>" if actor_id in named else escape(_("Someone"))
    return Line(kind.sentence(name, others), kind.address(subject), numerals(in_words(happened_at, now())), is_read)
