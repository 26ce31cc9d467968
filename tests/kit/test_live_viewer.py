"""Who listens at a stream: the member whose session the cookies open, as long as it is open."""

import pytest
from django.test import Client

from samar.accounts.actions.sign_out import end_all_sessions
from samar.accounts.models import Session
from samar.accounts.sessions import SessionStore
from samar.config.processes import listener_of
from samar.kit.live import session_tag
from samar.kit.models import OutboxEvent
from samar.people.models import Persona
from tests.people import person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def rowan() -> Persona:
    return person("Rowan")


def cookies_of(client: Client) -> dict[str, str]:
    return {name: morsel.value for name, morsel in client.cookies.items()}


def test_a_member_listens_as_the_persona_in_use(client: Client, rowan: Persona) -> None:
    viewer = listener_of(cookies_of(sign_in(client, rowan, language="ar")))
    assert viewer is not None
    assert (viewer.persona_id, viewer.language) == (rowan.pk, "ar")


def test_nobody_listens_once_the_session_is_over(client: Client, rowan: Persona) -> None:
    cookies = cookies_of(sign_in(client, rowan))
    Session.objects.all().delete()
    assert listener_of(cookies) is None


def test_signing_out_here_ends_the_streams_of_that_session(client: Client, rowan: Persona) -> None:
    cookies = cookies_of(sign_in(client, rowan))
    SessionStore(cookies["s"]).delete()
    assert ended() == [session_tag(cookies["s"])]


def test_signing_out_everywhere_ends_every_stream(rowan: Persona) -> None:
    keys = [cookies_of(sign_in(Client(), rowan))["s"] for _ in range(2)]
    end_all_sessions(member=rowan.member)
    assert sorted(ended()) == sorted(map(session_tag, keys))
    assert not Session.objects.exists()


def ended() -> list[str]:
    """The sessions of which it was said that their streams end."""
    return [row.payload["session"] for row in OutboxEvent.objects.filter(name="kit.StreamsEnded")]


@pytest.mark.parametrize("cookies", [{}, {"s": ""}, {"s": "x" * 32}, {"s": "\x00" * 4000, "lang": "xx"}])
def test_strangers_do_not_listen(cookies: dict[str, str]) -> None:
    assert listener_of(cookies) is None
