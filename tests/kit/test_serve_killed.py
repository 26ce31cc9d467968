"""Killing what serves, in the middle of posting: nothing acknowledged is lost, nothing is kept twice."""

import http.client
import os
import signal
import urllib.parse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from django.db import connection

from samar.kit.models import OutboxEvent
from samar.kit.once import new_key
from tests.kit.serving import Site, serving

POSTS_EACH, WRITERS, KILLS = 40, 4, 4


@pytest.mark.django_db(transaction=True)
def test_whatever_was_acknowledged_is_there_once_though_web_processes_are_killed(tmp_path: Path) -> None:
    environment = {"TEST_DATABASE": str(connection.settings_dict["NAME"])}
    with serving(tmp_path, application="tests.kit.posting.application", processes=2, environment=environment) as site:
        over = Event()
        with ThreadPoolExecutor(WRITERS + 1) as threads:
            killing = threads.submit(kill_again_and_again, site, over)
            writing = [threads.submit(post_all, site, writer) for writer in range(WRITERS)]
            acknowledged = [name for future in writing for name in future.result()]
            over.set()
            assert killing.result() >= KILLS
    kept = Counter(row.payload["name"] for row in OutboxEvent.objects.filter(name="posted"))
    assert len(acknowledged) == POSTS_EACH * WRITERS
    assert kept == Counter(acknowledged)


def post_all(site: Site, writer: int) -> list[str]:
    """Post names one after another, each again and again until it is acknowledged."""
    names = [f"{writer}.{number}" for number in range(POSTS_EACH)]
    return [_post_until_acknowledged(site, name, new_key()) for name in names]


def kill_again_and_again(site: Site, over: Event) -> int:
    """Kill one process after another, and no fewer than `KILLS`, until it is over; answers how many."""
    killed: set[int] = set()
    while not over.is_set() or len(killed) < KILLS:
        fresh = [pid for pid in site.processes() if pid not in killed]
        if len(fresh) == 2:  # so that one is left, and the other has come back
            os.kill(fresh[0], signal.SIGKILL)
            killed.add(fresh[0])
        over.wait(0.1)
    return len(killed)


def _post_until_acknowledged(site: Site, name: str, key: str) -> str:
    while (place := _post(site, name, key)) is None:
        pass
    assert place == f"/{name}/"
    return name


def _post(site: Site, name: str, key: str) -> str | None:
    body = urllib.parse.urlencode({"name": name, "once": key})
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)) as link:
        try:
            link.request("POST", "/", body, {"Content-Type": "application/x-www-form-urlencoded"})
            answer = link.getresponse()
            return answer.read().decode() if answer.status == 200 else None
        except (http.client.HTTPException, OSError):
            return None
