"""Addresses that exist in a demonstration only."""

from django.urls import path

from samar.config.demo import views

urlpatterns = [
    path("demo/", views.roles, name="demo"),
    path("demo/sign-in/<slug:role>/", views.sign_in, name="demo-sign-in"),
    path("away/", views.away, name="demo-away"),
]
