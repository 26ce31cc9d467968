"""What the living page shows: a form with every kind of field, and the names of the mock pages."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

MOCKS = ("list", "story", "write", "join", "news", "help")


class SampleForm(forms.Form):
    name = forms.CharField(
        label=_("Name that others see"),
        help_text=_("Not your legal name. You can change it later, and the old one disappears everywhere."),
        max_length=40,
    )
    about = forms.CharField(label=_("About you"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    reading = forms.MultipleChoiceField(
        label=_("Languages you read"),
        choices=[("ar", "العربية"), ("fr", "français"), ("en", "English")],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Stories in these languages come first."),
    )
    age = forms.ChoiceField(
        label=_("Your age"),
        choices=[
            ("13-15", _("13 to 15")),
            ("16-17", _("16 or 17")),
            ("18-24", _("18 to 24")),
            ("25+", _("25 or more")),
        ],
        widget=forms.RadioSelect,
        help_text=_("We never ask for a date of birth."),
    )
    country = forms.ChoiceField(
        label=_("Country"),
        choices=[("", _("I would rather not say")), ("LB", _("Lebanon")), ("FR", _("France"))],
        required=False,
    )
    agrees = forms.BooleanField(label=_("I have read the agreement and will keep to it."))


class SampleSentence(forms.Form):
    kind = forms.ChoiceField(
        choices=[("story", _("story")), ("question", _("question"))],
        widget=forms.Select(attrs={"aria-label": _("Kind")}),
    )
    audience = forms.ChoiceField(
        choices=[
            ("members", _("members")),
            ("everyone", _("everyone on the web")),
            ("only_me", _("only me")),
        ],
        widget=forms.Select(attrs={"aria-label": _("Who can read it")}),
    )


def sample_sentence() -> dict[str, object]:
    """The controls that stand in the writing page's sentence; one translated sentence holds them all."""
    form = SampleSentence(auto_id="sentence_%s")
    notes = render_to_string("design/mocks/_notes.html")
    return {"kind": form["kind"], "audience": form["audience"], "notes": notes}


def sample_errors() -> SampleForm:
    """The same form, sent with a name that is taken and nothing else."""
    form = SampleForm({"name": "Nour"}, auto_id="wrong_%s")
    form.add_error("name", _("This name is taken here. Add a word to make it yours."))
    return form
