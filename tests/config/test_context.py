"""What every page may use."""

import pytest
from django.test import Client

from samar.notifications.models import Bell
from samar.people.models import Persona
from tests.people import sign_in


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("unread", [1, 2, 3, 11, 100])
def test_the_number_of_news_can_be_said_in_every_language(
    client: Client, nour: Persona, language: str, unread: int
) -> None:
    Bell.objects.create(persona=nour, unread=unread)
    sign_in(client, nour, language=language)
    assert 'class="bell-count"' in client.get("/").content.decode()
