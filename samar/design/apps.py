from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "samar.design"
    label = "design"
