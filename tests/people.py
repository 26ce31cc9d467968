"""The cast: a few people who appear in every test, each with a name, a role and a language of their own.

Each fixture gives a Persona. `sign_in(client, persona)` opens a real session as that persona.

    def test_a_newcomer_is_answered(client, nour, rowan): ...
"""

import itertools
from collections.abc import Callable

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.test import Client

from samar.accounts.actions import accept_agreement
from samar.accounts.agreement import VERSION
from samar.accounts.models import Member
from samar.accounts.sessions import SessionStore
from samar.accounts.signing import AGREED
from samar.people.middleware import PERSONA
from samar.people.models import Persona
from samar.people.names import name_key
from samar.people.queries.viewers import viewer_of_member
from samar.people.viewer import Viewer

PASSPHRASE = "lantern-harbour-quiet-plum"  # of everyone in the cast
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
VISITOR = Viewer()

_numbers = itertools.count(1)


def person(name: str = "", **about: object) -> Persona:
    """A member with one persona called `name`; `about` may give role, age_band, country, reads and so on."""
    number = next(_numbers)
    name = name or f"Someone {number}"
    member = Member.objects.create(
        sign_in_name=about.pop("sign_in_name", f"member-{number}"),
        password=make_password(PASSPHRASE),
        age_band=about.pop("age_band", "25+"),
        reads=about.pop("reads", ["en"]),
        **about,
    )
    accept_agreement(member=member)
    return persona_of(member, name)


def persona_of(member: Member, name: str) -> Persona:
    """One more persona of `member`."""
    return Persona.objects.create(member=member, name=name, name_key=name_key(name))


def sign_in(client: Client, persona: Persona, *, language: str | None = None) -> Client:
    """Open a session for `persona` in `client`, without the cost of a passphrase; answers the client."""
    session = SessionStore()
    session[SESSION_KEY] = str(persona.member_id)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = persona.member.get_session_auth_hash()
    session[PERSONA] = persona.pk
    session[AGREED] = VERSION
    session.save()
    client.cookies["s"] = session.session_key
    client.cookies["lang"] = language or persona.member.reads[0]
    return client


def viewer(persona: Persona, *, language: str = "en") -> Viewer:
    """The viewer that `persona` is just now."""
    return viewer_of_member(persona.member_id, persona.pk, language=language)


@pytest.fixture
def nour(db: None) -> Persona:
    """A newcomer who reads Arabic."""
    return person("نور الفجر", sign_in_name="nour", age_band="18-24", country="LB", reads=["ar", "fr"])


@pytest.fixture
def camille(db: None) -> Persona:
    """A regular who reads French."""
    return person("Camille", sign_in_name="camille", country="FR", reads=["fr"])


@pytest.fixture
def rowan(db: None) -> Persona:
    """A helper who reads English."""
    return person("Rowan", sign_in_name="rowan", role="helper", country="IE", reads=["en"])


@pytest.fixture
def sacha(db: None) -> Persona:
    """A moderator."""
    return person("Sacha du canal", sign_in_name="sacha", role="moderator", country="FR", reads=["fr", "en"])


@pytest.fixture
def mara(db: None) -> Persona:
    """The operator."""
    return person("Mara", sign_in_name="mara", role="operator", country="GB", reads=["en"])


@pytest.fixture
def reem(db: None) -> Persona:
    """A member of sixteen, who reads Arabic."""
    return person("غيمة صغيرة", sign_in_name="reem", age_band="16-17", country="JO", reads=["ar"])


@pytest.fixture
def signed_in(client: Client) -> Callable[..., Client]:
    """`signed_in(nour)` is a browser of its own in which that persona has signed in."""

    def open_browser(persona: Persona, *, language: str | None = None) -> Client:
        return sign_in(Client(), persona, language=language)

    return open_browser
