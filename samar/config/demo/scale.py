"""A crowd for the demonstration: posts with replies by the thousand, for measuring.

Benchmarks use `add_posts`, and MEASURED: the public id of one story with twenty replies.
"""

from collections.abc import Callable
from random import Random
from typing import Final

from django.db import connection, transaction

from samar.config.demo.crowd import MEASURED, Crowd, crowd_for, generated, tell_measured_story
from samar.config.demo.pools import AUTHOR, PUBLIC_ID, pools
from samar.config.demo.rows import Row, Table
from samar.discussions.actions.versions import touch_lists
from samar.discussions.models import Reply, Thread, ThreadTopic
from samar.kit.clock import now
from samar.kit.ids import PUBLIC_ID_LENGTH

__all__ = ["MEASURED", "add_posts", "generated"]

BATCH: Final = 5_000  # posts in one transaction
REPLIES: Final = (0, 0, 1, 1, 1, 2, 2, 3)  # of a post, as likely as they stand here
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"

type Progress = Callable[[int, int], None]  # how many posts of how many are there


def add_posts(total: int, progress: Progress = lambda _there, _of: None) -> int:
    """Bring the number of generated posts to `total`, and tell how many were added.

    Five thousand come in one transaction, so that what was broken off goes on where it stopped.
    """
    before = there = generated()
    if before >= total:
        return 0
    crowd = crowd_for(total)
    if not there:
        tell_measured_story(crowd)
        there = 1
    press = _Press(crowd)
    while there < total:
        count = min(BATCH, total - there)
        with transaction.atomic():
            press.write(count, Random(there))  # noqa: S311  the same posts each time
            touch_lists()
        there += count
        progress(there, total)
    _tell_planner()
    return total - before


class _Press:
    """Makes rows from the pools: what differs from post to post is put into a copy of a row made once."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._posts, self._answers, self._topics = Table(Thread), Table(Reply), Table(ThreadTopic)
        self._pools = [
            (
                pool.lang,
                [(self._posts.row(thread), self._topics_of(thread)) for thread in pool.threads],
                [self._answers.row(reply) for reply in pool.replies],
            )
            for pool in pools()
        ]

    def write(self, count: int, chance: Random) -> None:
        """Write `count` posts with their replies and topics. Call it inside a transaction."""
        moment = self._posts.prepared("created_at", now())
        posts: list[Row] = []
        answers: list[Row] = []
        topics: list[Row] = []
        for post_id in self._posts.reserve(count):
            lang, threads, replies = chance.choice(self._pools)
            size = chance.choice(REPLIES)
            author, *voices = chance.sample(self._crowd[lang], size + 1)
            post, under = chance.choice(threads)
            own = {"id": post_id, "public_id": _public_id(chance), "author_id": author, "created_at": moment}
            posts.append(self._posts.changed(post, **own, reply_count=size, voices=size, awaits_reply=not size))
            topics += [self._topics.changed(topic, thread_id=post_id) for topic in under]
            answers += [self._answer(chance.choice(replies), post_id, voice, chance) for voice in voices]
        self._posts.insert(posts)
        self._answers.insert(self._in_order(answers, moment))
        self._topics.insert(self._topics.numbered(topics))

    def _topics_of(self, thread: Thread) -> list[Row]:
        under = {"lang": thread.lang, "is_open": thread.is_open}
        return [self._topics.row(ThreadTopic(topic=topic, thread_id=0, **under)) for topic in thread.topics]

    def _answer(self, row: Row, post_id: int, author: int, chance: Random) -> Row:
        public_id = _public_id(chance)
        html = row[self._answers.place["html"]].replace(PUBLIC_ID, public_id).replace(str(AUTHOR), str(author))
        own = {"public_id": public_id, "author_id": author, "html": html}
        return self._answers.changed(row, thread_id=post_id, **own)

    def _in_order(self, answers: list[Row], moment: object) -> list[Row]:
        """`answers` with their numbers: each starts an exchange of its own."""
        numbered = self._answers.numbered(answers)
        number, top, when = (self._answers.place[name] for name in ("id", "top", "created_at"))
        for row in numbered:
            row[top], row[when] = row[number], moment
        return numbered


def _public_id(chance: Random) -> str:
    return "".join(chance.choices(_LETTERS, k=PUBLIC_ID_LENGTH))


def _tell_planner() -> None:
    """On PostgreSQL, what autovacuum would do in a while: its plans go by these numbers."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
