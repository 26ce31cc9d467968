"""Twenty hands on one button."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from samar.discussions.models import Reply, Response, Thread
from samar.people.models import Persona
from tests.discussions.words import told

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 20


def all_at_once(browser: Client, address: str, form: dict[str, str]) -> set[tuple[int, str]]:
    """What twenty sendings of one form answer."""
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}

    def send(_number: int) -> tuple[int, str]:
        hand = Client()
        hand.cookies.load(cookies)
        try:
            answer = hand.post(address, form)
            return answer.status_code, answer.headers.get("Location", "")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as pool:
        return set(pool.map(send, range(HANDS)))


def test_one_story(signed_in: Callable[..., Client], nour: Persona) -> None:
    form = {"body": "Once.", "kind": "story", "audience": "members", "act": "publish", "once": "k" * 20}
    answers = all_at_once(signed_in(nour), "/write/", form)
    assert answers == {(303, f"/s/{Thread.objects.get().public_id}/")}


def test_one_reply(signed_in: Callable[..., Client], nour: Persona, rowan: Persona) -> None:
    story = told(nour)
    answers = all_at_once(signed_in(rowan), f"/s/{story.public_id}/replies/", {"body": "Once.", "once": "k" * 20})
    assert answers == {(303, f"/s/{story.public_id}/#r-{Reply.objects.get().public_id}")}
    story.refresh_from_db()
    assert (story.reply_count, story.voices) == (1, 1)


def test_one_response(signed_in: Callable[..., Client], nour: Persona, rowan: Persona) -> None:
    story = told(nour)
    answers = all_at_once(signed_in(rowan), f"/s/{story.public_id}/respond/", {"kind": "hear"})
    assert answers == {(303, f"/s/{story.public_id}/#hearing")}
    assert Response.objects.count() == 1
    story.refresh_from_db()
    assert story.heard["hear"][0] == 1


def test_everyones_words_are_counted(signed_in: Callable[..., Client], nour: Persona, rowan: Persona) -> None:
    story = told(nour)
    browser = signed_in(rowan)
    all_at_once(browser, f"/s/{story.public_id}/replies/", {"body": "Again."})  # no key: each is one of its own
    story.refresh_from_db()
    assert (story.reply_count, story.voices) == (HANDS, 1)
