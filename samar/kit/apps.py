from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "samar.kit"
    label = "kit"
