"""The five kinds of text that stories holds, and what each asks of those who answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    STORY = "story", _("story")
    STRUGGLE = "struggle", _("struggle")
    VICTORY = "victory", _("victory")
    QUESTION = "question", _("question")
    IDEA = "idea", _("idea")


LIST_NAMES = {
    Kind.STORY: _("Stories"),
    Kind.STRUGGLE: _("Struggles"),
    Kind.VICTORY: _("Victories"),
    Kind.QUESTION: _("Questions"),
    Kind.IDEA: _("Ideas"),
}

ANSWER_PROMPTS = {
    Kind.STORY: _("What stayed with you when you read this?"),
    Kind.STRUGGLE: _("They asked for no advice. A word that you are there is enough."),
    Kind.VICTORY: _("What would you like to tell them?"),
    Kind.QUESTION: _("What helped you, or someone you know?"),
    Kind.IDEA: _("What would you add, or take on?"),
}
