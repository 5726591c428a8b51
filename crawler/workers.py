"""Processes that do what may take long or never end: reading feeds, extracting pages.

A page can hold a parser for a minute and a broken one can kill its process, so work runs in processes that are
killed at a deadline, one by one. They are made by a fork server, before the reactor runs.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import TimeoutError as WorkTimedOut
from typing import ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from crawler.batch import EXTRACTION_TIMEOUT_S
from crawler.errors import ExtractionFailed

P = ParamSpec("P")
T = TypeVar("T")

#: Modules that the fork server imports once, so that a worker starts in milliseconds.
PRELOAD = ["crawler.pages", "crawler.feeds", "crawler.sitemaps", "crawler.sections"]
#: Pages after which a worker is replaced, so that what parsers leak cannot add up.
_PAGES_PER_WORKER = 1000


class Workers:
    """A pool of killable processes. Use it as a context manager."""

    def __init__(self, count: int, timeout_s: float = EXTRACTION_TIMEOUT_S) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(PRELOAD)
        self._timeout_s = timeout_s
        self._pool = ProcessPool(max_workers=count, max_tasks=_PAGES_PER_WORKER, context=context)
        # Queued work counts against no deadline, but holds its page in memory: this bounds what is in flight.
        self._room = asyncio.Semaphore(2 * count)

    def __enter__(self) -> Self:
        self._pool.schedule(_nothing).result()  # the processes start now, before there is a reactor to inherit
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble forgot one annotation
        self._pool.join()

    async def run(self, url: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in a worker.

        Raises ExtractionFailed, naming `url`, when the worker is stopped at the deadline or dies; and whatever the
        function raises.
        """
        async with self._room:
            future = self._pool.schedule(function, args=args, kwargs=kwargs, timeout=self._timeout_s)
            try:
                return await asyncio.wrap_future(future)
            except WorkTimedOut as error:
                raise ExtractionFailed(url, f"stopped after {self._timeout_s:g} s") from error
            except ProcessExpired as error:
                raise ExtractionFailed(url, f"the process died with code {error.exitcode}") from error


def _nothing() -> None:
    """Do nothing, somewhere else."""
