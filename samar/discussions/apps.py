from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "samar.discussions"
    label = "discussions"
