"""Personas: who people are here to others. Nothing shown tells which of them belong to one member."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samar.accounts.models import Member
from samar.kit.clock import today
from samar.kit.ids import new_public_id, new_seed

if TYPE_CHECKING:
    from samar.people.viewer import Viewer


class Audience(models.IntegerChoices):
    """Who may see something, from the narrowest to the widest, so that the numbers can be compared."""

    ONLY_ME = 0, _("only me")
    MEMBERS = 10, _("members")
    EVERYONE = 20, _("everyone on the web")


class PersonaQuerySet(models.QuerySet["Persona"]):
    def visible_to(self, viewer: "Viewer") -> "PersonaQuerySet":
        """Those whose page `viewer` may open: members see members whom no block hides, and nobody retired."""
        if not viewer.signed_in:
            return self.none()
        return self.active().exclude(id__in=viewer.hidden)

    def active(self) -> "PersonaQuerySet":
        """Those in use: not put away, of a member who may sign in."""
        return self.filter(is_retired=False, member__is_active=True)

    def owned_by(self, viewer: "Viewer") -> "PersonaQuerySet":
        """All personas of the member behind `viewer`, for that member alone."""
        return self.filter(member__personas=viewer.persona_id) if viewer.signed_in else self.none()


class Persona(models.Model):
    """A name, a drawing and a few words. `name_key` is what a glance sees of the name (people.names)."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id)
    member = models.ForeignKey(Member, models.CASCADE, related_name="personas")
    name = models.CharField(max_length=40)
    name_key = models.CharField(max_length=80, unique=True)
    seed = models.CharField(max_length=12, default=new_seed)
    pronouns = models.JSONField(default=dict)  # language code -> the words, for those whom pronouns_audience admits
    pronouns_audience = models.PositiveSmallIntegerField(choices=Audience, default=Audience.MEMBERS)
    is_retired = models.BooleanField(default=False)
    joined_on = models.DateField(default=today)

    objects = PersonaQuerySet.as_manager()
    TIERS: ClassVar = {
        "T0": "id public_id name name_key seed is_retired",
        "T1": "member pronouns pronouns_audience joined_on",
    }


class ProfileField(models.Model):
    """One part of a profile, with an audience of its own."""

    class Kind(models.TextChoices):
        ABOUT = "about", _("About")
        LANGUAGES = "languages", _("Languages")
        INTERESTS = "interests", _("Interests")
        IDENTITY = "identity", _("In my own words")

    persona = models.ForeignKey(Persona, models.CASCADE, related_name="profile_fields")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField(blank=True)
    lang = models.CharField(max_length=12, blank=True)
    audience = models.PositiveSmallIntegerField(choices=Audience, default=Audience.MEMBERS)

    TIERS: ClassVar = {"T0": "id kind lang audience persona", "T1": "text"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["persona", "kind"], name="profile_field_once")]


class Block(models.Model):
    """`blocker` and all personas of the same member stop seeing `blocked`; see people.viewer for the rest."""

    blocker = models.ForeignKey(Persona, models.CASCADE, related_name="blocks_made")
    blocked = models.ForeignKey(Persona, models.CASCADE, related_name="blocks_received")

    TIERS: ClassVar = {"T0": "id", "T1": "blocker blocked"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="block_once"),
            models.CheckConstraint(condition=~models.Q(blocker=models.F("blocked")), name="block_not_oneself"),
        ]


class Mute(models.Model):
    """`muted` leaves the lists and notices of `muter`, who may still open what they wrote."""

    muter = models.ForeignKey(Persona, models.CASCADE, related_name="mutes_made")
    muted = models.ForeignKey(Persona, models.CASCADE, related_name="mutes_received")

    TIERS: ClassVar = {"T0": "id", "T1": "muter muted"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["muter", "muted"], name="mute_once"),
            models.CheckConstraint(condition=~models.Q(muter=models.F("muted")), name="mute_not_oneself"),
        ]
