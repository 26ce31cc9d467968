"""Who may read what: one table, of which both the rule and the sentence about it are made."""

from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _

from samar.people.models import Audience
from samar.people.viewer import Viewer


class Reader(StrEnum):
    """Those besides the author. The author always may."""

    MEMBER = "member"
    VISITOR = "visitor"


READERS: dict[Audience, frozenset[Reader]] = {
    Audience.ONLY_ME: frozenset(),
    Audience.MEMBERS: frozenset({Reader.MEMBER}),
    Audience.EVERYONE: frozenset({Reader.MEMBER, Reader.VISITOR}),
}


def may_read(viewer: Viewer, thread: str = "") -> Q:
    """The rule by which `viewer` may read a thread; `thread` is the path to it, such as "thread__"."""
    reader = Reader.MEMBER if viewer.signed_in else Reader.VISITOR
    admitting = [audience for audience in Audience if admits(audience, reader)]
    admitted = Q(**{f"{thread}audience__in": admitting})
    if viewer.signed_in:
        admitted |= Q(**{f"{thread}author": viewer.persona_id})
    return admitted & ~Q(**{f"{thread}author__in": viewer.hidden}) if viewer.hidden else admitted


def admits(audience: Audience, reader: Reader) -> bool:
    """Whether texts for `audience` are for `reader`."""
    return reader in READERS[audience]


def audience_sentence(audience: Audience, author: Viewer) -> str:
    """Who will learn what `author` writes for `audience`, in whole sentences of the active language.

    Made of the table that `may_read` asks. Source: SAFETY, "Who will learn this?".
    """
    if admits(audience, Reader.VISITOR):
        said = _("Anyone on the web can read this without an account, and search engines may keep it.")
    elif admits(audience, Reader.MEMBER):
        said = _("Every member of this network can read this. Nobody can without an account.")
    else:
        return _("Only you can read this here. It stands in no list. Whoever runs this server could still open it.")
    if author.hidden:
        between = _("Those between whom and you there is a block do not meet it while they are signed in.")
        return f"{said} {between}"
    return said
