"""The forms of an account. What they cannot know (taken, wrong, too often) the actions say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samar.accounts.queries.choices import age_choices, country_choices
from samar.accounts.sign_in_names import MOST_CHARACTERS as MOST_IN_A_NAME
from samar.kit.forms import Line, language_choices, passphrase_field

CODE_CHARACTERS = 60  # a code with spaces and hyphens of one's own


class SignInForm(forms.Form):
    sign_in_name = Line(
        label=_("Sign-in name"),
        max_length=MOST_IN_A_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    passphrase = passphrase_field(_("Passphrase"), is_new=False)
    stays = forms.BooleanField(
        label=_("Stay signed in on this device for 30 days"),
        help_text=_("Leave this empty where others use the device too."),
        required=False,
    )


class RecoverForm(forms.Form):
    code = Line(
        label=_("One of your codes"),
        help_text=_("Capitals and hyphens do not matter. Each code works once."),
        max_length=CODE_CHARACTERS,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
            }
        ),
    )
    new_passphrase = passphrase_field(
        _("New passphrase"), is_new=True, help_text=_("At least 12 characters. Four ordinary words do well.")
    )


class PassphraseForm(forms.Form):
    passphrase = passphrase_field(_("Passphrase of today"), is_new=False)
    new_passphrase = passphrase_field(
        _("New passphrase"), is_new=True, help_text=_("At least 12 characters. Four ordinary words do well.")
    )


class ConfirmForm(forms.Form):
    passphrase = passphrase_field(_("Your passphrase"), is_new=False, help_text=_("To be sure that it is you."))


class LanguagesForm(forms.Form):
    reads = forms.MultipleChoiceField(
        label=_("Languages you read"),
        help_text=_("Stories in these languages come first."),
        choices=language_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class CountryForm(forms.Form):
    country = forms.ChoiceField(
        label=_("Country"),
        help_text=_("Help lines near you come first. Nobody is shown your country."),
        choices=country_choices,
        required=False,
    )


class AgeForm(forms.Form):
    age_band = forms.ChoiceField(label=_("Your age"), choices=age_choices, widget=forms.RadioSelect)
