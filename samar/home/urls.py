"""Addresses of the front of the house."""

from django.urls import path

from samar.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("privacy/breach/", views.breach, name="breach"),
]
