from django.urls import path, re_path

from samar.crisis.views import help_now, help_now_country

urlpatterns = [
    path("help-now/", help_now, name="help-now"),
    re_path(r"^help-now/(?P<iso2>[a-z]{2})/$", help_now_country, name="help-now-country"),
]
