from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "samar.safety"
    label = "safety"
