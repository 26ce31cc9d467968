"""Age in four bands, never a birth date. Source: SAFETY, Parameters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgeBand(models.TextChoices):
    FROM_13 = "13-15", _("13 to 15")
    FROM_16 = "16-17", _("16 or 17")
    FROM_18 = "18-24", _("18 to 24")
    FROM_25 = "25+", _("25 or older")


MINOR_BANDS = frozenset({AgeBand.FROM_13, AgeBand.FROM_16})
