"""What limits need to remember, which is no one's address."""

from typing import ClassVar

from django.db import models


class DailySalt(models.Model):
    """The random salt that turns addresses into rate keys for one day; gone the day after."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField()

    TIERS: ClassVar = {"T0": "day", "T1": "salt"}


class RateCount(models.Model):
    """How often something was tried under one key in one window of time."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    TIERS: ClassVar = {"T0": "key count expires_at"}
