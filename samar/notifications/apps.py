from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "samar.notifications"
    label = "notifications"
