from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KitConfig(AppConfig):
    name = "samar.kit"
    label = "kit"

    def ready(self) -> None:
        """Let every room's handlers, streams and duties be known, in whichever process publishes or serves them."""
        autodiscover_modules("handlers", "streams", "tasks")
