"""Titles that give nothing away: what a browser tab or a history list may show to anyone.

Reviewed by hand. A title never holds people's words, an identity, a feeling or the network's name.
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TITLES: Final[dict[str, Promise]] = {
    "home": _("Home"),
    "today": _("Today"),
    "stories": _("Stories"),
    "story": _("Reading"),
    "reading": _("Reading"),
    "write": _("Writing"),
    "draft": _("Writing"),
    "join": _("New account"),
    "sign-in": _("Sign in"),
    "sign-out": _("Sign out"),
    "recover": _("Sign in with a code"),
    "codes": _("Codes to keep"),
    "me": _("My pages"),
    "settings": _("Settings"),
    "personas": _("Names"),
    "persona": _("Profile"),
    "bell": _("New for you"),
    "help-now": _("Help"),
    "exit": _("Goodbye"),
    "agreement": _("Agreement"),
    "privacy": _("Privacy"),
    "breach": _("Privacy, in detail"),
    "keys": _("Keyboard"),
    "design": _("Design"),
    "error": _("Not possible now"),
    "not-here": _("Nothing here"),
    "kept": _("Your text"),
}


def title(key: str) -> str:
    """The neutral title for `key`, in the language of the moment. KeyError for one that was not reviewed."""
    return str(TITLES[key])
