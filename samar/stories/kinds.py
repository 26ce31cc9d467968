"""The five kinds of text that stories holds, and what each asks of those who answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """Labelled as in the sentence "This is a story, for members"."""

    STORY = "story", pgettext_lazy("this is", "a story")
    STRUGGLE = "struggle", pgettext_lazy("this is", "a struggle")
    VICTORY = "victory", pgettext_lazy("this is", "a victory")
    QUESTION = "question", pgettext_lazy("this is", "a question")
    IDEA = "idea", pgettext_lazy("this is", "an idea")


NAMES = {
    Kind.STORY: _("A story"),
    Kind.STRUGGLE: _("A struggle"),
    Kind.VICTORY: _("A victory"),
    Kind.QUESTION: _("A question"),
    Kind.IDEA: _("An idea"),
}

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
