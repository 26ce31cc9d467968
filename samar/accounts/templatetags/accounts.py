"""Tags of the account's pages."""

from django import template
from django.utils.http import urlencode

from samar.accounts.forms import SignInForm

register = template.Library()


@register.simple_tag
def sign_in_fields(form: SignInForm | str) -> SignInForm:
    """The fields to sign in with: those of the page's form, or fresh ones where a page has no form."""
    return form if isinstance(form, SignInForm) else SignInForm()


@register.filter
def as_download(lines: list[str]) -> str:
    """An address that holds `lines` as a text file, so that downloading them asks the server for nothing."""
    return "data:text/plain;charset=utf-8," + urlencode({"": "\n".join(lines) + "\n"})[1:].replace("+", "%20")
