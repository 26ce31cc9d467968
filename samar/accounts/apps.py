from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samar.accounts"
    label = "accounts"
