from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "samar.stories"
    label = "stories"

    def ready(self) -> None:
        from samar.stories import offers  # noqa: F401, PLC0415  once the models are there
