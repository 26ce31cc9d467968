"""The demonstration's community: told through the actions that people use, whole or not at all."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from samar.accounts.models import Member
from samar.config.cli import Mistake
from samar.config.demo.content import ROLES, player_of, texts
from samar.config.demo.fill import PASSPHRASE, check_no_real_network, fill, is_filled
from samar.discussions.models import PrivateWords, Reply, Response, Revision, Thread
from samar.kit.clock import now
from samar.kit.models import OutboxEvent
from samar.notifications.models import Bell, Notice
from samar.people.models import Audience, Persona
from tests.people import person


@pytest.fixture(scope="class")
def filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The community, filled once for a class of tests and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def community(filled: None, db: None) -> None:
    """The community; what a test does to it is undone."""


@pytest.mark.usefixtures("community")
class TestCommunity:
    def test_everyone_and_everything_is_there(self) -> None:
        assert is_filled()
        assert Persona.objects.count() >= 15
        assert Thread.objects.count() == len(texts()) >= 60
        assert Reply.objects.count() == sum(len(text.replies) for text in texts()) >= 250
        assert Response.objects.count() > 500
        assert Revision.objects.count() == 0

    def test_what_is_for_its_author_alone_stands_apart(self) -> None:
        alone = Thread.objects.filter(audience=Audience.ONLY_ME)
        assert alone.count() == PrivateWords.objects.count() == 3
        assert not alone.exclude(source="", title="", card="").exists()

    def test_lists_are_in_the_order_of_time(self) -> None:
        for words in (Thread, Reply):
            moments = list(words.objects.order_by("id").values_list("created_at", flat=True))
            assert moments == sorted(moments)
            assert moments[-1] < now()

    def test_counts_are_those_that_people_would_have_made(self) -> None:
        for thread in Thread.objects.prefetch_related("replies"):
            others = {reply.author_id for reply in thread.replies.all()} - {thread.author_id}
            assert thread.reply_count == len(thread.replies.all())
            assert thread.voices == len(others)
            assert thread.awaits_reply is not bool(others)

    def test_some_wait_for_a_first_reply(self) -> None:
        assert Thread.objects.filter(is_listed=True, awaits_reply=True).count() >= 6

    def test_the_newcomers_bell_has_news_and_they_are_younger_than_what_was_read(self) -> None:
        newcomer = persona_of("newcomer")
        assert Bell.objects.get(persona=newcomer).unread == Notice.objects.filter(
            recipient=newcomer, is_read=False
        ).count() > 0  # fmt: skip
        assert all(notice.happened_at < now() for notice in Notice.objects.all())

    def test_nothing_waits_to_be_handled(self) -> None:
        assert not OutboxEvent.objects.exists()

    def test_roles_are_what_they_say(self) -> None:
        assert {role: persona_of(role).member.role for role in ROLES} == {
            "newcomer": "member",
            "regular": "member",
            "helper": "helper",
            "moderator": "moderator",
            "operator": "operator",
            "sixteen": "member",
        }
        assert persona_of("sixteen").member.age_band == "16-17"
        assert persona_of("newcomer").member.check_password(PASSPHRASE)

    def test_every_text_opens_for_a_member(self, demo: Client) -> None:
        sign_in(demo, "regular")
        for public_id, title in Thread.objects.filter(is_listed=True).values_list("public_id", "title"):
            assert demo.get(f"/s/{public_id}/").status_code == 200, title

    @pytest.mark.parametrize("role", ROLES)
    def test_one_click_signs_in(self, demo: Client, role: str) -> None:
        sign_in(demo, "regular")  # and whoever was signed in before is so no more
        assert sign_in(demo, role) == (303, "/")
        assert demo.get("/").context["viewer"].public_id == persona_of(role).public_id

    @pytest.mark.parametrize("language", ["ar", "fr", "en"])
    def test_the_page_of_roles_has_a_button_for_each(self, demo: Client, language: str) -> None:
        demo.cookies["lang"] = language
        page = demo.get("/demo/").content.decode()
        assert page.count('<form method="post" action="/demo/sign-in/') == len(ROLES)
        assert page.count('name="csrfmiddlewaretoken"') == len(ROLES)

    def test_nobody_else_can_be_signed_in_as(self, demo: Client) -> None:
        person("Somebody", sign_in_name="somebody")
        for role in ("somebody", "member", "huda", "x"):
            assert sign_in(demo, role)[0] == 404

    def test_elsewhere_there_is_no_such_thing(self, client: Client, settings: Settings) -> None:
        settings.SAMAR_DEMO = False
        for role in ROLES:
            assert sign_in(client, role)[0] == 404
        assert client.get("/demo/").status_code == client.get("/away/").status_code == 404
        assert settings.SESSION_COOKIE_NAME not in client.cookies


@pytest.fixture
def demo(settings: Settings) -> Client:
    """A browser at a network that is a demonstration."""
    settings.SAMAR_DEMO = True
    return Client()


@pytest.mark.django_db
def test_the_page_of_roles_says_when_nobody_is_here(demo: Client) -> None:
    page = demo.get("/demo/")
    assert page.status_code == 200
    assert b"/demo/sign-in/" not in page.content


def test_the_way_out_shows_nothing_of_the_site(demo: Client) -> None:
    page = demo.get("/away/").content.decode()
    assert "href" not in page
    assert settings.SAMAR_NAME not in page


@pytest.mark.django_db(transaction=True)
def test_a_filling_that_is_broken_off_leaves_nothing() -> None:
    class PowerCut(Exception):  # noqa: N818
        pass

    def cut(done: int, _of: int) -> None:
        if done == 40:
            raise PowerCut

    with pytest.raises(PowerCut):
        fill(cut)
    assert not Member.objects.exists()
    assert not Thread.objects.exists()
    assert not OutboxEvent.objects.exists()


@pytest.mark.django_db
def test_real_people_are_never_taken_for_a_demonstration() -> None:
    check_no_real_network()
    person("Someone real", sign_in_name="nour")
    assert not is_filled()
    with pytest.raises(Mistake, match="holds a real network"):
        check_no_real_network()


def persona_of(role: str) -> Persona:
    player = player_of(role)
    assert player is not None
    return Persona.objects.get(name=player.name)


def sign_in(browser: Client, role: str) -> tuple[int, str]:
    answer = browser.post(f"/demo/sign-in/{role}/")
    return answer.status_code, answer.headers.get("Location", "")
