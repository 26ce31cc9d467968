"""Generated posts: as many as asked for, whole, and going on where they stopped."""

import pytest
from django.test import Client

from samar.config.demo import scale
from samar.config.demo.crowd import MEASURED_REPLIES
from samar.config.demo.scale import MEASURED, add_posts, generated
from samar.discussions.models import Reply, Thread, ThreadTopic
from samar.people.models import Persona
from tests.people import person, sign_in

pytestmark = pytest.mark.django_db


def test_there_are_as_many_as_asked_for_and_no_more_the_next_time() -> None:
    assert add_posts(0) == 0
    assert not Persona.objects.exists()
    assert add_posts(60) == 60
    assert add_posts(60) == add_posts(20) == 0
    assert add_posts(90) == 30
    assert generated() == Thread.objects.count() == 90


def test_what_was_broken_off_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    class PowerCut(Exception):  # noqa: N818
        pass

    def cut(there: int, _of: int) -> None:
        if there >= 40:
            raise PowerCut

    monkeypatch.setattr(scale, "BATCH", 20)
    with pytest.raises(PowerCut):
        add_posts(100, cut)
    assert generated() == 41
    assert add_posts(100) == 59
    assert Thread.objects.values("public_id").distinct().count() == 100


def test_posts_are_as_the_actions_would_have_made_them() -> None:
    add_posts(120)
    assert set(Thread.objects.values_list("lang", flat=True)) == {"ar", "fr", "en"}
    for thread in Thread.objects.prefetch_related("replies__author", "threadtopic_set"):
        replies = list(thread.replies.all())
        assert thread.reply_count == len(replies)
        voices = {reply.author_id for reply in replies} - {thread.author_id}
        assert thread.voices == len(voices)
        assert thread.awaits_reply is not bool(voices)
        assert thread.html
        assert {under.topic for under in thread.threadtopic_set.all()} == set(thread.topics)
        assert {under.is_open for under in thread.threadtopic_set.all()} <= {thread.is_open}
    for reply in Reply.objects.filter(parent=None):
        assert reply.top == reply.id
        assert f'id="r-{reply.public_id}"' in reply.html
        assert f"\x02chip:{reply.author_id}\x03" in reply.html


def test_people_go_on_writing_after_it() -> None:
    add_posts(30)
    author = person()
    latest = Thread.objects.latest("id").id
    written = Thread.objects.create(author=author, kind="story", lang="en", audience=20, is_listed=True, is_open=True)
    assert written.id > latest
    assert ThreadTopic.objects.create(thread=written, topic="joy", lang="en", is_open=True).pk


def test_one_story_is_there_to_be_measured(client: Client) -> None:
    add_posts(1)
    assert Thread.objects.get().public_id == MEASURED
    page = client.get(f"/s/{MEASURED}/").content.decode()
    assert page.count('<article class="reply') == MEASURED_REPLIES
    sign_in(client, person())
    assert client.get(f"/s/{MEASURED}/").status_code == 200


def test_generated_posts_open_and_are_listed(client: Client) -> None:
    add_posts(60)
    sign_in(client, person())
    assert client.get("/stories/").content.decode().count('<article class="card') == 20
    for public_id in Thread.objects.values_list("public_id", flat=True):
        assert client.get(f"/s/{public_id}/").status_code == 200
