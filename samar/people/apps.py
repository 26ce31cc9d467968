from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samar.people"
    label = "people"
