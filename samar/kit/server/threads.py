"""A few threads for work that waits: one hop there, one hop back."""

from asyncio import AbstractEventLoop, Future, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, Self, cast

type Work[T] = Callable[[], T]


class Threads:
    """Runs work in the order in which it comes. Each thread keeps its own database connection open."""

    def __init__(self, count: int, name: str) -> None:
        self._queue: SimpleQueue[_Job] = SimpleQueue()
        for number in range(count):
            Thread(target=self._serve, name=f"{name}-{number}", daemon=True).start()

    @property
    def waiting(self) -> int:
        """How much work nobody has begun."""
        return self._queue.qsize()

    async def run[T](self, work: Work[T]) -> T:
        """What `work` answers or raises in one of the threads."""
        loop = get_running_loop()
        future: Future[T] = loop.create_future()
        self._queue.put(_Job(work, loop, future))
        return await future

    def begin(self, work: Work[None]) -> None:
        """Let `work` be done, and do not wait."""
        loop = get_running_loop()
        future = loop.create_future()
        future.add_done_callback(_ignore)
        self._queue.put(_Job(work, loop, future))

    def _serve(self) -> None:
        take = self._queue.get
        while True:
            take().do()


class _Job:
    """A piece of work that remembers who waits for it. As a context it carries whatever the work raises."""

    __slots__ = ("_answer", "_future", "_loop", "_problem", "_work")

    def __init__(self, work: Work[Any], loop: AbstractEventLoop, future: Future[Any]) -> None:
        self._work, self._loop, self._future = work, loop, future
        self._answer: Any = None
        self._problem: BaseException | None = None

    def do(self) -> None:
        with self:
            self._answer = self._work()
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self._loop.call_soon_threadsafe(self._tell)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, problem: BaseException | None, trace: TracebackType | None) -> bool:
        self._problem = problem
        return True

    def _tell(self) -> None:
        if self._future.done():  # whoever waited has gone
            return
        if self._problem is None:
            self._future.set_result(self._answer)
        else:
            self._future.set_exception(self._problem)


def _ignore(future: "Future[Any]") -> None:
    cast("Any", future).exception()
