from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "samar.places"
    label = "places"
