"""Addresses of the account."""

from django.urls import path

from samar.accounts.views import agreeing, codes, leaving, settings, signing, strength

urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-in/code/", signing.recover, name="recover"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("join/strength/", strength.judge_passphrase, name="passphrase-strength"),
    path("agreement/", agreeing.agreement, name="agreement"),
    path("me/settings/", settings.overview, name="me-settings"),
    path("me/settings/languages/", settings.languages, name="me-languages"),
    path("me/settings/country/", settings.country, name="me-country"),
    path("me/settings/age/", settings.age, name="me-age"),
    path("me/settings/passphrase/", settings.passphrase, name="me-passphrase"),
    path("me/settings/consent/<slug:purpose>/remove/", settings.take_back, name="me-consent-remove"),
    path("me/settings/sign-out-everywhere/", signing.sign_out_everywhere, name="sign-out-everywhere"),
    path("me/settings/codes/", codes.make, name="me-codes"),
    path("me/leave/", leaving.leave, name="leave"),
    path("goodbye/", leaving.left, name="left"),
]
