from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "samar.discussions"
    label = "discussions"

    def ready(self) -> None:
        from samar.discussions import handlers, offers  # noqa: F401, PLC0415  once the models are there
