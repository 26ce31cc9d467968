"""The short vocabularies of the help page: what each key of lines.csv and cautions.csv says to a reader."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

type Words = Mapping[str, Promise]

AUDIENCES: Final[Words] = {
    "everyone": _("For everyone"),
    "lgbtq": _("For LGBTQ+ people"),
    "lgbtq_youth": _("For young LGBTQ+ people"),
    "trans": _("For trans people"),
    "trans_youth_families": _("For trans children and young people, and their families"),
    "youth": _("For children and young people"),
    "indigenous": _("For Indigenous people"),
    "lgbtq_abuse": _("For LGBTQ+ people who have been through abuse or violence"),
    "women_violence": _("For women who have been through violence"),
    "cannot_speak": _("For deaf people, and for anyone who cannot speak aloud"),
    "lgbtq_state_violence": _("For LGBTQ+ people in danger where they live"),
}

KINDS: Final[Words] = {
    "crisis": _("Help in a crisis"),
    "peer_support": _("Talking with someone who has lived it"),
    "listening": _("Someone who listens"),
    "listening_chat": _("Someone who listens, by chat"),
    "counselling": _("Counselling"),
    "mental_health": _("Mental health"),
    "abuse": _("Help after abuse or violence"),
    "discrimination": _("Help after discrimination or violence"),
    "rights": _("Help after discrimination, counselling, legal advice"),
    "housing": _("A roof, and help in a crisis"),
    "emergency": _("Emergency services, by text message"),
    "directory": _("A list, not a line"),
    "relocation": _("Help to leave a country"),
}

WARNINGS: Final[Words] = {
    "state_run": _("The state runs this line."),
    "police_links": _("It works with the police."),
    "not_lgbtq": _("It is not made for LGBTQ+ people."),
    "may_have_changed": _("This may have changed. If nobody answers, try another line."),
}

CAUTIONS: Final[Words] = {
    "general_or_state": _("Lines in this country are general, or run by the state."),
    "recorded": _("A call may be recorded, and the telephone company knows which numbers you call."),
    "law_against": _("The law here can be used against LGBTQ+ people."),
    "keep_back": _("You need not give your name, or say who you are and whom you love."),
    "ask_first": _("You may ask first who will learn of what you say."),
}

LANGUAGES: Final[Words] = {
    "ar": pgettext_lazy("language spoken", "Arabic"),
    "bn": pgettext_lazy("language spoken", "Bengali"),
    "ca": pgettext_lazy("language spoken", "Catalan"),
    "cr": pgettext_lazy("language spoken", "Cree"),
    "de": pgettext_lazy("language spoken", "German"),
    "en": pgettext_lazy("language spoken", "English"),
    "es": pgettext_lazy("language spoken", "Spanish"),
    "eu": pgettext_lazy("language spoken", "Basque"),
    "fr": pgettext_lazy("language spoken", "French"),
    "gl": pgettext_lazy("language spoken", "Galician"),
    "hi": pgettext_lazy("language spoken", "Hindi"),
    "it": pgettext_lazy("language spoken", "Italian"),
    "iu": pgettext_lazy("language spoken", "Inuktitut"),
    "LSF": pgettext_lazy("language spoken", "French Sign Language"),
    "nl": pgettext_lazy("language spoken", "Dutch"),
    "no": pgettext_lazy("language spoken", "Norwegian"),
    "oj": pgettext_lazy("language spoken", "Ojibwe"),
    "pt": pgettext_lazy("language spoken", "Portuguese"),
    "sv": pgettext_lazy("language spoken", "Swedish"),
}

ZONES: Final[Words] = {
    "eastern": _("Eastern time"),
    "pacific": _("Pacific time"),
    "local": _("local time"),
}
