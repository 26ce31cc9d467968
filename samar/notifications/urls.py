"""Addresses of the bell."""

from django.urls import path

from samar.notifications import views

urlpatterns = [
    path("bell/", views.bell, name="bell"),
    path("bell/read/", views.all_read, name="bell-read"),
]
