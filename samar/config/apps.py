from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "samar.config"
    label = "config"
