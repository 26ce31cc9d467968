"""A form is taken once, whoever sends it how often and however fast."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory

from samar.kit.clock import now
from samar.kit.errors import Refused
from samar.kit.models import DueDuty, OnceKey
from samar.kit.once import forget_old_keys, new_key, once

pytestmark = pytest.mark.django_db(transaction=True)


class SessionOf(SessionBase):
    """A session known by its key alone."""

    def __init__(self, key: str | None) -> None:
        super().__init__()
        self._session_key = key


def sent(key: str, *, session: str | None = "a session", cookie: str = "") -> HttpRequest:
    request = RequestFactory().post("/write/", {"once": key})
    request.session = SessionOf(session)
    if cookie:
        request.COOKIES["c"] = cookie
    return request


def take(request: HttpRequest, name: str = "story") -> tuple[bool, str]:
    """What a view does: make one thing (here a duty, being at hand) and lead to it."""
    with once(request) as attempt:
        if not attempt.done:
            DueDuty.objects.create(name=f"{name} {DueDuty.objects.count()}")
            attempt.leads_to("/s/one/")
        return attempt.done, attempt.location


def test_the_second_sending_leads_where_the_first_did() -> None:
    key = new_key()
    assert take(sent(key)) == (False, "/s/one/")
    assert take(sent(key)) == (True, "/s/one/")
    assert DueDuty.objects.count() == 1


def test_another_session_or_visitor_is_another_form() -> None:
    key = new_key()
    requests = [
        sent(key),
        sent(key, session="b"),
        sent(key, session=None, cookie="c"),
        sent(key, session=None, cookie="d"),
    ]
    assert [take(request)[0] for request in requests] == [False] * 4


@pytest.mark.parametrize("key", ["", "short", "x" * 33, "with a space in it 123", "\x00" * 20])
def test_a_form_without_a_good_key_is_one_of_its_own(key: str) -> None:
    assert not take(sent(key))[0]
    assert not take(sent(key))[0]


def test_a_refused_form_can_be_sent_again() -> None:
    key = new_key()
    with pytest.raises(Refused):
        be_refused(sent(key))
    assert take(sent(key)) == (False, "/s/one/")
    assert DueDuty.objects.count() == 1


def test_a_view_that_does_not_say_where_it_leads_is_a_bug_and_keeps_nothing() -> None:
    with pytest.raises(RuntimeError), once(sent(new_key())):
        DueDuty.objects.create(name="nowhere")
    assert not DueDuty.objects.exists()
    assert not OnceKey.objects.exists()


def test_twenty_at_the_same_moment_make_one() -> None:
    key, answers = new_key(), []
    barrier = Barrier(20)
    threads = [Thread(target=_take_with_others, args=(sent(key), barrier, answers.append)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [(False, "/s/one/")] + [(True, "/s/one/")] * 19
    assert DueDuty.objects.count() == 1


def test_old_keys_are_forgotten() -> None:
    take(sent(new_key()))
    with time_machine.travel(now() + timedelta(days=3)):
        take(sent(new_key()))
        forget_old_keys()
    assert OnceKey.objects.count() == 1


def test_the_tag_gives_each_form_a_key_that_is_taken() -> None:
    fields = {Template("{% load once %}{% once %}").render(Context()) for _ in range(2)}
    assert len(fields) == 2
    for field in fields:
        key = field.split('value="')[1].split('"')[0]
        assert not take(sent(key))[0]
        assert take(sent(key))[0]


def be_refused(request: HttpRequest) -> None:
    with once(request):
        DueDuty.objects.create(name="refused")
        raise Refused("no")


def _take_with_others(request: HttpRequest, barrier: Barrier, told: Callable[[tuple[bool, str]], None]) -> None:
    barrier.wait()
    told(take(request))
    connection.close()
