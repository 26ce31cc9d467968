from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "samar.stories"
    label = "stories"
