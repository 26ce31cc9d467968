"""A member: the account that nobody else sees. What others see is a persona (room people)."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from samar.kit.clock import today
from samar.safety.age_bands import AgeBand


class Role(models.TextChoices):
    MEMBER = "member", _("member")
    HELPER = "helper", _("helper")
    MODERATOR = "moderator", _("moderator")
    OPERATOR = "operator", _("operator")


class MemberManager(BaseUserManager["Member"]):
    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(sign_in_name=(username or "").strip().casefold())


class Member(AbstractBaseUser):
    """One person's account. The sign-in name is never shown; there is no email and no phone."""

    last_login = None  # would tell when someone was here
    sign_in_name = models.CharField(max_length=80, unique=True)
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    age_band = models.CharField(max_length=6, choices=AgeBand)
    age_asked_on = models.DateField(default=today)
    country = models.CharField(max_length=2, blank=True)
    reads = models.JSONField(default=list)  # codes of the languages this person reads, the best first
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField(default=today)

    objects = MemberManager()
    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS: ClassVar = []
    TIERS: ClassVar = {
        "T0": "id role is_active",
        "T1": "sign_in_name password age_band age_asked_on country reads joined_on",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(age_band__in=AgeBand.values), name="member_age_band_known"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="member_role_known"),
        ]


class Consent(models.Model):
    """What a member agreed to, by purpose and version of the text, and when that was taken back."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=30)
    version = models.CharField(max_length=20)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    TIERS: ClassVar = {"T0": "id", "T1": "member purpose version given_on withdrawn_on"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "purpose", "version"], name="consent_once")]


class RecoveryCode(models.Model):
    """One way back in, kept as a digest and good once."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)

    TIERS: ClassVar = {"T0": "id", "T1": "member digest"}


class Session(models.Model):
    """A browser that is signed in. The key itself is in the cookie alone; here is only its digest."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.TextField()
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="sessions")
    expires_at = models.DateTimeField(db_index=True)

    TIERS: ClassVar = {"T0": "digest expires_at", "T1": "content member"}
