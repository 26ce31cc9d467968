"""Who may see what has an audience: one function decides, and the sentence that says so asks the same one."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samar.people.models import Audience
from samar.people.viewer import Viewer

_OWNER: Final = 1
_ON_THE_WEB: Final = Viewer()
_ANY_MEMBER: Final = Viewer(persona_id=2, role="member")
_ONESELF: Final = Viewer(persona_id=_OWNER, role="member")

_SENTENCES: Final[tuple[tuple[Viewer, Promise], ...]] = (
    (_ON_THE_WEB, _("Anyone on the web can learn this, without an account.")),
    (
        _ANY_MEMBER,
        _("Every member can learn this, except people with whom there is a block. Nobody on the web."),
    ),
    (_ONESELF, _("Only you can learn this.")),
)


def admits(audience: int, viewer: Viewer, *, owner: int) -> bool:
    """Whether `viewer` may see what the persona `owner` keeps for `audience`. Blocks are asked elsewhere."""
    return viewer.persona_id == owner or Audience.ONLY_ME < audience >= viewer.widest


def who_will_learn(audience: int) -> Promise:
    """The sentence that says who will learn what is kept for `audience`, found by asking `admits`."""
    return next(said for witness, said in _SENTENCES if admits(audience, witness, owner=_OWNER))
