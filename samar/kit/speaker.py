"""Who a form was opened as: what is written under one name is never sent under another.

Someone with several personas may switch in another tab, or be signed in anew under their first name, while a form
waits. Its words would then appear under the wrong name, and tell that both are one person's.
"""

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samar.kit.errors import Refused

FIELD = "as"
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"  # keep a name's direction from turning the sentence around it


def check_speaker(request: HttpRequest) -> None:
    """Raise Refused when the form of `request` was opened as another persona than the one in use now.

    The page that says so gives the words back without the old name: sent again, they are the new one's.
    """
    opened_as, viewer = request.POST.get(FIELD, ""), request.viewer  # type: ignore[attr-defined]
    if opened_as and viewer.signed_in and opened_as != viewer.public_id:
        name = f"{_ISOLATE}{viewer.name}{_END_OF_ISOLATE}"
        raise Refused(
            _(
                "You began this under another name, and you are %(name)s now. Sent again, it is told as %(name)s."
                " To go on under the other name, take it up first in another tab."
            )
            % {"name": name}
        )


def speaker_field(public_id: str) -> SafeString:
    """The hidden field that tells as whom a form is opened; nothing for visitors."""
    if not public_id:
        return mark_safe("")
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, public_id)
