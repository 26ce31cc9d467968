from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "samar.home"
    label = "home"
