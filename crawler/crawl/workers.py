"""Processes that do what may take long or never end: reading feeds, extracting pages.

A page can hold a parser for a minute and a broken one can kill its process, so work runs in processes that are
killed at a deadline, one by one. A fork server makes them, that of the crawl where the crawl has one.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as WorkTimedOut
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from crawler.crawl.batch import EXTRACTION_TIMEOUT_S
from crawler.crawl.fork_server import share_fork_server
from crawler.crawl.memory import keep_loaded, limit_memory
from crawler.crawl.naming import EXTRACTION, name_process
from crawler.crawl.pipe_locks import PoolContext
from crawler.errors import ExtractionFailed
from crawler.logs import LogForm, form_here, set_up_logs

P = ParamSpec("P")
T = TypeVar("T")

#: Modules that the fork server imports once, so that a worker starts in milliseconds.
PRELOAD = [
    "crawler.crawl.fork_socket",
    "crawler.pages",
    "crawler.feeds.syndication",
    "crawler.feeds.sitemaps",
    "crawler.sections.sections",
]
#: Pages after which a worker is replaced, so that what parsers leak cannot add up.
PAGES_PER_WORKER = 1000
#: Pages that a worker has been given at most: one that it reads, and the next.
_PAGES_IN_HAND = 2
#: Times that a page is given to a process that is killed before it begins.
_TRIES = 5
#: Processes that may die with a page. One may have been killed from outside; three are the page's doing.
_DEATHS = 3


class Workers:
    """Killable processes. Use it as a context manager.

    Each has a pool of its own: in a pool of several, one that is killed while it waits for work takes the lock along
    that the others wait for.
    """

    def __init__(self, count: int, timeout_s: float = EXTRACTION_TIMEOUT_S, *, memory_mb: int = 768) -> None:
        self._timeout_s = timeout_s
        self._memory_mb = memory_mb
        self._workers = [_Worker(memory_mb) for _ in range(count)]
        # Each is given one page while it reads another. What waits longer counts against no deadline, but holds its
        # page in memory: this bounds what is in flight.
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._workers * _PAGES_IN_HAND:
            self._free.put_nowait(worker)

    def __enter__(self) -> Self:
        share_fork_server()
        for worker in self._workers:
            worker.begin()  # now, before there is a reactor to inherit
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    async def run(self, url: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in a worker.

        Raises ExtractionFailed, naming `url`, when the worker is stopped at the deadline, has too little memory or
        dies of it time and again; and whatever the function raises.
        """
        worker = await self._free.get()
        try:
            for _ in range(_DEATHS - 1):
                with suppress(ProcessExpired):
                    return await worker.run(self._timeout_s, function, *args, **kwargs)
            return await worker.run(self._timeout_s, function, *args, **kwargs)
        except WorkTimedOut as error:
            raise ExtractionFailed(url, f"stopped after {self._timeout_s:g} s") from error
        except ProcessExpired as error:
            raise ExtractionFailed(url, f"the process died with code {error.exitcode}") from error
        except BrokenProcessPool as error:
            raise ExtractionFailed(url, "the process died before it began, time and again") from error
        except MemoryError as error:
            raise ExtractionFailed(url, f"it needs more than {self._memory_mb} MB of memory") from error
        finally:
            self._free.put_nowait(worker)


class _Worker:
    """One process, which is replaced when it was killed between two pages."""

    def __init__(self, memory_mb: int) -> None:
        self._memory_mb = memory_mb
        self._pool = self._new_pool()

    def begin(self) -> None:
        """Start the process, and wait until it is there."""
        for _ in range(_TRIES - 1):
            pool = self._pool
            try:
                pool.schedule(_nothing).result()
            except BrokenProcessPool:
                self._replace(pool)
            else:
                return
        self._pool.schedule(_nothing).result()

    def end(self) -> None:
        _end(self._pool)

    async def run(self, timeout_s: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in the process, again when the process was killed before that began.

        Raises TimeoutError, ProcessExpired, BrokenProcessPool when it never began, and whatever the function raises.
        """
        for _ in range(_TRIES - 1):
            pool = self._pool
            try:
                return await _call(pool, timeout_s, function, *args, **kwargs)
            except BrokenProcessPool:
                self._replace(pool)
        return await _call(self._pool, timeout_s, function, *args, **kwargs)

    def _replace(self, broken: ProcessPool) -> None:
        """Have a new process in place of one whose pool broke, unless another page has seen to it."""
        if self._pool is broken:
            self._pool = self._new_pool()
            threading.Thread(target=_end, args=(broken,), daemon=True).start()

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=1,
            max_tasks=PAGES_PER_WORKER,
            initializer=begin_worker,
            initargs=[form_here(), self._memory_mb],
            context=PoolContext(PRELOAD),
        )


async def _call(pool: ProcessPool, timeout_s: float, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        future = pool.schedule(function, args=args, kwargs=kwargs, timeout=timeout_s)
    except RuntimeError as error:  # pebble's word for a pool that broke since it was used last
        raise BrokenProcessPool(str(error)) from error
    return await asyncio.wrap_future(future)


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble forgot one annotation
    pool.join()


def begin_worker(form: LogForm, memory_mb: int) -> None:
    """What a process that reads pages does first, whoever has them read: a crawl, or `crawler.reextract`."""
    name_process(EXTRACTION)
    end_with_parent()
    set_up_logs(form)
    limit_memory(memory_mb)
    keep_loaded()


def end_with_parent() -> None:
    """Have this process die with the one that started it, also when that is killed."""
    threading.Thread(target=_wait_and_die, daemon=True).start()


def _wait_and_die() -> None:
    """Wait for the end of the parent, and die too.

    A worker that waits for work sees that end by itself; one that reads a page that never ends does not, nor one that
    waits for a lock that was held by a worker that was killed.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _nothing() -> None:
    """Do nothing, somewhere else."""
