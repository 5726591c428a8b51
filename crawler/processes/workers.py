"""Processes that do what may take long or never end: reading feeds, extracting pages.

A page can hold a parser for a minute and a broken one can kill its process, so work runs in processes that are
killed at a deadline, one by one. A fork server makes them, that of the crawl where the crawl has one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import ParamSpec, Self, TypeVar, cast

from crawler.batch import EXTRACTION_TIMEOUT_S
from crawler.errors import ExtractionFailed
from crawler.processes.fork_server import share_fork_server
from crawler.processes.worker_process import WorkerProcess, packed, preload, unpacked

P = ParamSpec("P")
A = TypeVar("A")
B = TypeVar("B")
T = TypeVar("T")

#: Modules that the fork server imports once, so that a worker starts in milliseconds.
_PRELOAD = [
    "crawler.processes.fork_socket",
    "crawler.pages",
    "crawler.feeds.syndication",
    "crawler.feeds.sitemaps",
    "crawler.sections.sections",
]
#: Pages after which a worker's process is replaced, so that what parsers leak cannot add up.
_PAGES_PER_PROCESS = 1000
#: Pages that a worker has been given at most: one that it reads, and the next.
_PAGES_IN_HAND = 2
#: Processes that may die with a page. One may have been killed from outside; three are the page's doing.
_DEATHS = 3


class Workers:
    """Killable processes. Use it as a context manager, within one event loop.

    Without `timeout_s` a call takes as long as it takes, without `memory_mb` it has all the memory there is. `preload`
    are modules that the fork server imports besides.
    """

    def __init__(
        self,
        count: int,
        timeout_s: float | None = EXTRACTION_TIMEOUT_S,
        *,
        memory_mb: int | None = 768,
        preload: Sequence[str] = (),
    ) -> None:
        self._timeout_s = timeout_s
        self._memory_mb = memory_mb
        self._preload = [*_PRELOAD, *preload]
        self._workers = [_Worker(memory_mb) for _ in range(count)]
        # Each is given one page while it reads another. What waits longer counts against no deadline, but holds its
        # page in memory: this bounds what is in flight.
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._workers * _PAGES_IN_HAND:
            self._free.put_nowait(worker)
        self._calls = 0

    def __enter__(self) -> Self:
        """Raises OSError when no process can be had."""
        share_fork_server()
        self.prepare()
        for worker in self._workers:
            worker.begin()
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    @property
    def at_work(self) -> bool:
        """Whether a call is under way, or waits for a worker."""
        return self._calls > 0

    def prepare(self) -> None:
        """Say what the fork server imports; for who has it start beforehand, since it hears of nothing later."""
        preload(self._preload)

    async def run(self, url: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in a worker.

        Raises ExtractionFailed, naming `url`, when the worker is stopped at the deadline, has too little memory or
        dies of it time and again; and whatever the function raises.
        """

        async def call() -> bytes:
            return packed(function, args, kwargs)

        return cast("T", await self._run(url, call))

    async def run_late(self, url: str, function: Callable[[A, B], T], given: Callable[[], Awaitable[A]], more: B) -> T:
        """As `run`, on what is given when a worker is free: more may be known then than when the page came."""

        async def call() -> bytes:
            return packed(function, (await given(), more), {})

        return cast("T", await self._run(url, call))

    async def _run(self, url: str, call: Callable[[], Awaitable[bytes]]) -> object:
        self._calls += 1
        try:
            return await self._call(url, call)
        finally:
            self._calls -= 1

    async def _call(self, url: str, call: Callable[[], Awaitable[bytes]]) -> object:
        worker = await self._free.get()
        try:
            return unpacked(await self._answer(worker, url, await call()))
        except MemoryError as error:
            raise ExtractionFailed(url, f"it needs more than {self._memory_mb} MB of memory") from error
        finally:
            self._free.put_nowait(worker)

    async def _answer(self, worker: _Worker, url: str, call: bytes) -> bytes:
        try:
            for _ in range(_DEATHS - 1):
                try:
                    return await worker.call(call, self._timeout_s)
                except _WorkerDied:
                    continue
            return await worker.call(call, self._timeout_s)
        except TimeoutError as error:
            raise ExtractionFailed(url, f"stopped after {self._timeout_s:g} s") from error
        except _WorkerDied as error:
            raise ExtractionFailed(url, f"the process died with code {error.exit_code}") from error


class _WorkerDied(Exception):
    """A process ended with the page that it was reading, by `exit_code` (see `WorkerProcess.exit_code`)."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


class _Worker:
    """One process at a time, which answers in the order it is called."""

    def __init__(self, memory_mb: int | None) -> None:
        self._memory_mb = memory_mb
        self._process: WorkerProcess | None = None
        #: Killed, and perhaps still being written to.
        self._killed: list[WorkerProcess] = []
        # Whoever has the first comes to the second with nobody in between, so that answers are read in the order of
        # the calls.
        self._sending, self._answering = asyncio.Lock(), asyncio.Lock()

    def begin(self) -> WorkerProcess:
        """Start the process."""
        self._process = WorkerProcess(self._memory_mb)
        return self._process

    def end(self) -> None:
        """End it. Nobody may be waiting for an answer."""
        self._kill(self._process)
        self._close_killed()

    async def call(self, call: bytes, timeout_s: float | None) -> bytes:
        """Its answer; again, when the process was ended for the sake of another page.

        Raises TimeoutError when that took longer than `timeout_s` from its turn on; _WorkerDied.
        """
        while True:
            if (answer := await self._attempt(call, timeout_s)) is not None:
                return answer

    async def _attempt(self, call: bytes, timeout_s: float | None) -> bytes | None:
        """The answer, or None when the process was ended for the sake of another page."""
        process = None
        try:
            async with self._sending:
                process = await self._ready()
                await process.send(call)
            async with self._answering:
                if process is not self._process:
                    return None
                async with asyncio.timeout(timeout_s):
                    return await process.answer()
        except EOFError as error:
            if not self._kill(process):
                return None
            assert process is not None
            raise _WorkerDied(await process.exit_code()) from error
        except (TimeoutError, asyncio.CancelledError):
            self._kill(process)  # it is at work on what nobody waits for, or was told half of it
            raise

    async def _ready(self) -> WorkerProcess:
        """The process, a new one where it was killed or has read enough; for who may send."""
        if self._process is not None and self._process.calls >= _PAGES_PER_PROCESS:
            async with self._answering:  # what it was given has been answered then
                self._kill(self._process)
        if not self._answering.locked():  # so that nobody reads from one of them
            self._close_killed()
        return self._process or self.begin()

    def _kill(self, process: WorkerProcess | None) -> bool:
        """End this process; whether it was ours until now."""
        if process is None or process is not self._process:
            return False
        self._process = None
        self._killed.append(process)
        process.kill()
        return True

    def _close_killed(self) -> None:
        while self._killed:
            self._killed.pop().close()
