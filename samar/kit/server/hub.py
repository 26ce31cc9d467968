"""Every open stream of a process: who follows what, what is news, and to whom it is sent."""

import logging
from asyncio import AbstractEventLoop, Event, create_task, get_running_loop, sleep, wait_for
from collections import defaultdict
from collections.abc import Hashable, Iterable
from contextlib import suppress
from functools import partial
from itertools import batched
from time import monotonic

from django.conf import settings
from django.http import parse_cookie

from samar.kit import live, outbox
from samar.kit.models import OutboxEvent
from samar.kit.outbox import Position
from samar.kit.server import messages, showing
from samar.kit.server.bodies import Receive
from samar.kit.server.dispatcher import Send
from samar.kit.server.environ import Scope
from samar.kit.server.stream import Key, Stream
from samar.kit.server.threads import Threads
from samar.kit.trouble import Trial
from samar.kit.wake import Listener

MOST_STREAMS = 10_000  # of one process
MOST_OF_SESSION = 10
BATCH = 200  # events read at once
POLL_SECONDS = 3.0  # in which a lost wake-up is made good
GATHER_SECONDS = 0.02  # in which news is gathered, so that a busy site is not asked for each piece of it
BEAT_SECONDS = 20.0
CHECK_SECONDS = 60.0  # after which it is asked who listens, in case nobody said that the session ended
CHECKED_AT_ONCE = 20  # so that news need not wait for long

_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx would keep messages back
    (b"x-content-type-options", b"nosniff"),
]

log = logging.getLogger("samar.live")


class Hub:
    """The ASGI endpoint of streams. Rooms and database are met in `threads`, which must be one thread."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads
        self._fed = dict(live.channels_by_event())
        self._names = [*self._fed, outbox.name_of(live.StreamsEnded)]
        self._streams: set[Stream] = set()
        self._by_key: dict[Hashable, set[Stream]] = defaultdict(set)
        self._by_session: dict[Hashable, set[Stream]] = defaultdict(set)
        self._position: Position | None = None  # None while nobody listens
        self._news = Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one stream until its browser leaves, its session ends, or the hub closes."""
        cookies = parse_cookie(b"; ".join(_values(scope, b"cookie")).decode("latin-1"))
        stream = Stream(send, cookies, live.session_tag(cookies.get(settings.SESSION_COOKIE_NAME, "")))
        if (status := self._objection(scope, stream)) is not None:
            await _refuse(send, status)
            return
        self._streams.add(stream)
        self._by_session[stream.session].add(stream)  # its end reaches the stream even while it is being opened
        try:
            if await self._admits(stream):
                await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
                await self._begin(stream, b"".join(_values(scope, b"last-event-id")).decode("latin-1"))
                await stream.stay(receive)
            else:
                await _refuse(send, 401)
        finally:
            self._remove(stream)

    async def run(self) -> None:
        """Follow what happens and keep streams alive, until cancelled."""
        loop = get_running_loop()
        listener = Listener(lambda: _tell(loop, self._news))
        beating = create_task(self._beat())
        try:
            while True:
                with suppress(TimeoutError):
                    await wait_for(self._news.wait(), POLL_SECONDS)
                self._news.clear()
                await self._catch_up()
                await sleep(GATHER_SECONDS)
        finally:
            beating.cancel()
            listener.close()

    def close(self) -> None:
        """End every stream."""
        for stream in list(self._streams):
            stream.end()

    def _objection(self, scope: Scope, stream: Stream) -> int | None:
        if scope["method"] != "GET":
            return 405
        if len(self._by_session.get(stream.session, ())) >= MOST_OF_SESSION:
            return 429
        return 503 if len(self._streams) >= MOST_STREAMS else None

    async def _admits(self, stream: Stream) -> bool:
        """Whether someone listens who is known; they follow then what they may."""
        with Trial(log, "Admitting a stream"):
            await self._threads.run(partial(showing.check, [stream]))
        if stream.viewer is None:
            return False
        if self._position is None:
            position = await self._threads.run(showing.latest_position)
            self._position = self._position or position
        self._follow(stream, stream.granted)
        return True

    async def _begin(self, stream: Stream, last_event_id: str) -> None:
        """Send what was missed, then what has come meanwhile."""
        stream.beaten_at = monotonic()
        stream.write(messages.HELLO)
        after = outbox.START
        if (event_id := messages.event_id_in(last_event_id)) is not None:
            missed, after = await self._threads.run(partial(showing.missed_by, stream, event_id, self._fed))
            for message in missed:
                stream.write(message)
        stream.release(after)

    def _remove(self, stream: Stream) -> None:
        self._follow(stream, frozenset())
        self._streams.discard(stream)
        _discard(self._by_session, stream.session, stream)
        if not self._streams:
            self._position = None

    def _follow(self, stream: Stream, keys: frozenset[Key]) -> None:
        for key in stream.keys - keys:
            _discard(self._by_key, key, stream)
        for key in keys - stream.keys:
            self._by_key[key].add(stream)
        stream.keys = keys

    def _followers(self, key: Key) -> Iterable[Stream]:
        return tuple(self._by_key.get(key, ()))  # the thread's own copy: the loop goes on meanwhile

    async def _catch_up(self) -> None:
        """Send what has happened since the last time."""
        with Trial(log, "Following events") as trial:
            while (position := self._position) is not None:
                rows = await self._threads.run(partial(showing.events_after, position, self._names, BATCH))
                for row in rows:
                    await self._spread(row)
                if len(rows) < BATCH:
                    break
        if not trial.succeeded:
            await self._threads.run(showing.drop_connection)

    async def _spread(self, row: OutboxEvent) -> None:
        if row.name in self._fed:
            result = await self._threads.run(partial(showing.shown, row, self._fed[row.name], self._followers))
            for stream, message in result.outgoing:
                stream.put(outbox.place(row), message)
            self._settle(result.checked)
        else:
            await self._check(list(self._by_session.get(row.payload["session"], ())))
        if self._position is not None:
            self._position = outbox.place(row)

    async def _check(self, streams: list[Stream]) -> None:
        """Ask again who listens; end the streams of those who no longer may."""
        with Trial(log, "Checking streams"):
            await self._threads.run(partial(showing.check, streams))
        self._settle(streams)

    def _settle(self, streams: Iterable[Stream]) -> None:
        for stream in streams:
            if stream not in self._streams:
                continue
            if stream.viewer is None:
                stream.end()
            elif stream.keys != stream.granted:
                self._follow(stream, stream.granted)

    async def _beat(self) -> None:
        """Let proxies and browsers see that streams live, and notice sessions that ended unsaid."""
        while True:
            await sleep(1)
            moment = monotonic()
            for stream in self._streams:
                if moment - stream.beaten_at >= BEAT_SECONDS:
                    stream.beaten_at = moment
                    stream.write(messages.BEAT)
            stale = [stream for stream in self._streams if moment - stream.checked_at >= CHECK_SECONDS]
            for some in batched(stale, CHECKED_AT_ONCE):
                await self._check(list(some))


def _tell(loop: AbstractEventLoop, news: Event) -> None:
    with suppress(RuntimeError):  # the loop has just closed
        loop.call_soon_threadsafe(news.set)


def _values(scope: Scope, wanted: bytes) -> list[bytes]:
    return [value for name, value in scope["headers"] if name == wanted]


def _discard(index: dict[Hashable, set[Stream]], key: Hashable, stream: Stream) -> None:
    index[key].discard(stream)
    if not index[key]:
        del index[key]


async def _refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"cache-control", b"no-store")]})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
