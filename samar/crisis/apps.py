from django.apps import AppConfig


class CrisisConfig(AppConfig):
    name = "samar.crisis"
    label = "crisis"
