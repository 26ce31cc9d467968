"""The fixed words of discussions: responses and content notes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResponseKind(models.TextChoices):
    """Responses that say something. Never summed into a score, never used to rank."""

    HEAR = "hear", _("I hear you")
    ME_TOO = "me_too", _("me too")
    PROUD = "proud", _("proud of you")
    THANKS = "thanks", _("thank you")
    HUG = "hug", _("hug")


class ContentNote(models.TextChoices):
    """What a text touches, said before it is opened."""

    VIOLENCE = "violence", _("violence")
    REJECTION = "rejection", _("rejection by family")
    SELF_HARM = "self_harm", _("self-harm")
    SUICIDE = "suicide", _("suicide")
    ASSAULT = "assault", _("sexual violence")
    RELIGION = "religion", _("religion")
    BODY = "body", _("body and dysphoria")
    DISCRIMINATION = "discrimination", _("discrimination")
    ILLNESS = "illness", _("illness")
    GRIEF = "grief", _("grief")
    POLICE = "police", _("police and prison")
    OUTING = "outing", _("being outed")
    SUBSTANCES = "substances", _("alcohol and drugs")
