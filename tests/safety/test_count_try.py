"""Limits: counted without keeping anyone's address, and closed when they cannot count."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory
from time_machine import travel

from samar.kit.errors import Refused
from samar.safety.addresses import forget_old_salts, visitor_key
from samar.safety.limits import count_try, count_visitor, forget_old_counts
from samar.safety.models import DailySalt, RateCount

pytestmark = pytest.mark.django_db
TEN_MINUTES = timedelta(minutes=10)
EVENING = datetime(2026, 11, 20, 20, 3, tzinfo=UTC)


def tries(times: int, *key: str) -> None:
    for _time in range(times):
        count_try(*key, limit=3, per=TEN_MINUTES)


def key_of(address: str, **headers: str) -> str:
    return visitor_key(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


@travel(EVENING, tick=False)
def test_tries_up_to_the_limit_pass() -> None:
    tries(3, "sign in", "nour")


@travel(EVENING, tick=False)
def test_the_next_try_is_refused_with_the_minutes_to_wait() -> None:
    tries(3, "sign in", "nour")
    with pytest.raises(Refused, match=r"Too many tries\. Please wait 7 minutes\."):
        tries(1, "sign in", "nour")


def test_a_new_window_begins_anew() -> None:
    with travel(EVENING, tick=False) as time:
        tries(3, "sign in", "nour")
        time.shift(TEN_MINUTES)
        tries(3, "sign in", "nour")


@travel(EVENING, tick=False)
def test_keys_do_not_touch_each_other() -> None:
    tries(3, "sign in", "nour")
    tries(3, "sign in", "camille")
    tries(3, "sign", "in", "nour")


def test_counts_are_gone_after_their_window() -> None:
    with travel(EVENING, tick=False) as time:
        tries(1, "sign in", "nour")
        forget_old_counts()
        assert RateCount.objects.count() == 1
        time.shift(TEN_MINUTES)
        forget_old_counts()
        assert not RateCount.objects.exists()


def test_a_limit_that_cannot_count_is_closed() -> None:
    def broken(*_arguments: Any) -> None:
        raise OperationalError

    with connection.execute_wrapper(broken), pytest.raises(Refused, match="cannot be done just now"):
        tries(1, "sign in", "nour")
    with connection.execute_wrapper(broken), pytest.raises(Refused, match="cannot be done just now"):
        count_visitor(RequestFactory().get("/"), "join", limit=3, per=TEN_MINUTES)


def test_one_ipv6_customer_is_one_key() -> None:
    assert key_of("2001:db8:1:2::1") == key_of("2001:db8:1:2:ffff::9")
    assert key_of("2001:db8:1:2::1") != key_of("2001:db8:1:3::1")


def test_ipv4_is_the_same_in_both_ways_of_writing() -> None:
    assert key_of("::ffff:192.0.2.7") == key_of("192.0.2.7") != key_of("192.0.2.8")


def test_a_header_is_believed_only_behind_a_proxy(settings: Any) -> None:
    forged = {"x-forwarded-for": "198.51.100.1, 192.0.2.9"}
    assert key_of("192.0.2.7", **forged) == key_of("192.0.2.7")
    settings.SAMAR_BEHIND_PROXY = True
    assert key_of("127.0.0.1", **forged) == key_of("127.0.0.1", **{"x-forwarded-for": "192.0.2.9"})


def test_nonsense_for_an_address_still_has_a_key() -> None:
    assert key_of("unix:") == key_of("")


def test_keys_of_yesterday_lead_nowhere_today() -> None:
    with travel(EVENING, tick=False) as time:
        yesterday = key_of("192.0.2.7")
        time.shift(timedelta(hours=24))
        assert key_of("192.0.2.7") != yesterday
        assert [salt.day for salt in DailySalt.objects.all()] == [datetime(2026, 11, 21, tzinfo=UTC).date()]


def test_salts_are_forgotten_even_when_nobody_comes() -> None:
    with travel(EVENING, tick=False) as time:
        key_of("192.0.2.7")
        time.shift(timedelta(hours=4))
        forget_old_salts()
        assert not DailySalt.objects.exists()


def test_no_address_is_stored() -> None:
    count_visitor(RequestFactory().get("/", REMOTE_ADDR="192.0.2.7"), "join", limit=3, per=TEN_MINUTES)
    row = RateCount.objects.get()
    assert "192" not in row.key
    assert len(row.key) == 64
