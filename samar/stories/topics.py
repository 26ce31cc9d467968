"""The topics under which stories are found, in the order in which they are offered."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TopicSlug(models.TextChoices):
    COMING_OUT = "coming-out", _("coming out")
    FAMILY = "family", _("family")
    FAITH = "faith", _("faith")
    LOVE = "love", _("love")
    FRIENDSHIP = "friendship", _("friendship")
    WORK = "work", _("work")
    SCHOOL = "school", _("school and study")
    HEALTH = "health", _("health")
    TRANSITION = "transition", _("transition")
    IDENTITY = "identity", _("identity")
    ASYLUM = "asylum", _("asylum and leaving")
    HOUSING = "housing", _("a place to live")
    PARENTING = "parenting", _("being a parent")
    AGEING = "ageing", _("growing older")
    BOOKS = "books", _("books")
    MUSIC = "music", _("music")
    JOY = "joy", _("joy")
    ACTIVISM = "activism", _("acting together")
    SAFETY = "safety", _("safety")
    LONELINESS = "loneliness", _("being alone")
