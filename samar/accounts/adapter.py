"""How allauth behaves here: it checks who signs in; it mails nobody, keeps no address, opens no account."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def get_client_ip(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Nothing: limits are in safety.limits, and an address that is not known cannot be kept."""
        return ""

    def get_http_user_agent(self, request: HttpRequest) -> str:  # noqa: ARG002
        return ""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: people join through people.actions.join_network alone."""
        return False

    def add_message(self, *arguments: Any, **keywords: Any) -> None:
        """What has been done is told by kit.toast."""

    def send_mail(self, *arguments: Any, **keywords: Any) -> None:
        """There is no address to mail to."""
