"""The forms of joining, of names and of profiles."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samar.accounts.actions import NewAccount, hash_passphrase
from samar.accounts.queries import (
    age_choices_when_joining,
    clean_sign_in_name,
    country_choices,
    judge,
    sign_in_name_is_free,
)
from samar.kit.errors import Refused
from samar.kit.forms import Line, language_choices, passphrase_field
from samar.kit.language import direction
from samar.people.actions import Description
from samar.people.models import Audience, Persona, ProfileField
from samar.people.policies import check_name_is_free

_NAME = {"autocomplete": "off", "dir": "auto", "maxlength": "40"}
_LINE = {"dir": "auto"}
_LONG = _LINE | {"rows": "5", "data-behaviour": "autosize"}
_SUGGESTED_PRONOUNS = {  # suggestions, never a list to choose from
    "ar": ("هو", "هي", "هما", "هم"),
    "fr": ("elle", "il", "iel", "ael", "elle ou iel", "il ou iel"),
    "en": ("she/her", "he/him", "they/them", "she/they", "he/they"),
}


class JoinForm(forms.Form):
    """Everything that joining asks, on one page."""

    name = Line(label=_("What shall people call you here?"), widget=forms.TextInput(attrs=_NAME))
    sign_in_name = Line(
        label=_("A name to sign in with"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    passphrase = passphrase_field(_("A passphrase"), is_new=True)
    age_band = forms.ChoiceField(
        label=_("How old are you?"),
        choices=age_choices_when_joining,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose the one that fits you.")},
    )
    reads = forms.MultipleChoiceField(
        label=_("Which languages do you read?"),
        choices=language_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one language.")},
    )
    country = forms.ChoiceField(label=_("Where do you live?"), choices=country_choices, required=False)
    agrees = forms.BooleanField(
        label=_("I accept what we promise each other"),
        error_messages={"required": _("This place rests on the agreement. Please read it and accept it.")},
    )
    consents = forms.BooleanField(
        label=_("What I write may be kept and shown to the audience I choose for it"),
        help_text=_("It may tell readers something about who I am and whom I love. I can leave at any moment."),
        error_messages={"required": _("Without this, nothing you write could be shown to anyone.")},
    )

    def clean_name(self) -> str:
        return _or_error(check_name_is_free, self.cleaned_data["name"])

    def clean_sign_in_name(self) -> str:
        name = _or_error(clean_sign_in_name, self.cleaned_data["sign_in_name"])
        if not sign_in_name_is_free(name):
            raise ValidationError(gettext("This sign-in name is taken. Add a word to make it yours."))
        return name

    def clean(self) -> dict[str, Any]:
        """Judge the passphrase last, beside the names that it must not lean on."""
        told = self.cleaned_data
        if "passphrase" in told:
            strength = judge(told["passphrase"], [self.data.get("name", ""), self.data.get("sign_in_name", "")])
            if not strength.is_enough:
                self.add_error("passphrase", str(strength.advice))
        return told

    def account(self) -> NewAccount:
        """What was told, its passphrase hashed: to be called before any transaction begins."""
        told = self.cleaned_data
        return NewAccount(
            sign_in_name=told["sign_in_name"],
            password=hash_passphrase(told["passphrase"], [told["name"], told["sign_in_name"]]),
            age_band=told["age_band"],
            reads=told["reads"],
            country=told["country"],
        )


class NameForm(forms.Form):
    name = Line(label=_("Name"), widget=forms.TextInput(attrs=_NAME))


class ProfileForm(forms.Form):
    """Pronouns by language and the parts of a profile, each with its audience."""

    PARTS: ClassVar = (
        (ProfileField.Kind.ABOUT, _("A few words about you"), forms.Textarea(attrs=_LONG)),
        (ProfileField.Kind.LANGUAGES, _("Languages you speak"), forms.TextInput(attrs=_LINE)),
        (ProfileField.Kind.INTERESTS, _("What you like"), forms.TextInput(attrs=_LINE)),
        (ProfileField.Kind.IDENTITY, _("Who you are, in your own words"), forms.TextInput(attrs=_LINE)),
    )
    AUDIENCES: ClassVar = ((Audience.MEMBERS, _("members")), (Audience.ONLY_ME, _("only me")))
    PRONOUN_AUDIENCES: ClassVar = ((Audience.EVERYONE, _("everyone on the web")), *AUDIENCES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, language in language_choices():
            self.fields[f"pronouns_{code}"] = _pronouns_field(code, language)
        self.fields["pronouns_audience"] = _audience_field(self.PRONOUN_AUDIENCES)
        for kind, label, widget in self.PARTS:
            self.fields[kind] = Line(label=label, widget=widget, required=False)
            self.fields[f"{kind}_audience"] = _audience_field(self.AUDIENCES)

    def pronouns(self) -> Iterator[tuple[forms.BoundField, str, tuple[str, ...]]]:
        """The field of each language, the id of its suggestions, and the suggestions."""
        for code, _language in language_choices():
            yield self[f"pronouns_{code}"], f"suggested-{code}", _SUGGESTED_PRONOUNS.get(code, ())

    def parts(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Each part and its audience."""
        for kind, _label, _widget in self.PARTS:
            yield self[kind], self[f"{kind}_audience"]

    def description(self) -> Description:
        """What was written, as describe_persona takes it."""
        told = self.cleaned_data
        kinds = [kind for kind, _label, _widget in self.PARTS]
        return Description(
            pronouns={code: told[f"pronouns_{code}"] for code, _language in language_choices()},
            pronouns_audience=told["pronouns_audience"],
            parts={kind: told[kind] for kind in kinds},
            audiences={kind: told[f"{kind}_audience"] for kind in kinds},
        )


def described(persona: Persona) -> dict[str, Any]:
    """What `persona` says of itself now, as ProfileForm's initial values."""
    values: dict[str, Any] = {f"pronouns_{code}": words for code, words in persona.pronouns.items()}
    values["pronouns_audience"] = persona.pronouns_audience
    for part in persona.profile_fields.all():
        values[part.kind], values[f"{part.kind}_audience"] = part.text, part.audience
    return values


def _pronouns_field(code: str, language: str) -> Line:
    widget = forms.TextInput(attrs={"list": f"suggested-{code}", "lang": code, "dir": direction(code)})
    return Line(label=language, widget=widget, required=False)


def _audience_field(choices: tuple[tuple[Audience, Any], ...]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Who can read it"),
        choices=choices,
        coerce=lambda value: Audience(int(value)),
        initial=Audience.MEMBERS,
    )


def _or_error(check: Callable[[str], str], value: str) -> str:
    try:
        return check(value)
    except Refused as refused:
        raise ValidationError(str(refused)) from None
