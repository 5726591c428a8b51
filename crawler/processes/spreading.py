"""Work in parts, done by some processes side by side, with what comes of it in the order of the parts."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Generator, Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from crawler.errors import CrawlerError, ExtractionFailed
from crawler.processes.fork_server import start_fork_server
from crawler.processes.workers import Workers

S = TypeVar("S")
T = TypeVar("T")

#: Parts in memory for each process: the one it works on, and some that wait while a slow one holds up the order.
_AHEAD = 4


def spread(
    function: Callable[[S], T], parts: Iterable[S], *, processes: int, preload: Sequence[str] = ()
) -> Generator[T]:
    """What a function gives for each part, for as long as that takes and with all the memory there is.

    It is for our own work on what is kept: what strangers wrote is read by `Workers` and `crawler.reextract`. Closing
    the iterator ends the processes, and what is under way in them. `preload` are modules that the fork server imports
    once. Raises CrawlerError when a process dies time and again or none can be had, and what the function raises.
    """
    workers = Workers(processes, None, memory_mb=None, preload=preload)
    try:
        yield from in_order(workers, processes, (partial(workers.run, "", function, part) for part in parts))
    except ExtractionFailed as error:
        raise CrawlerError(f"{error.detail} over its work; see what ended it, and try again") from error


def in_order(workers: Workers, processes: int, calls: Iterable[Callable[[], Coroutine[Any, Any, T]]]) -> Generator[T]:
    """What each call of these workers gives, a few of them under way at a time; the workers live as long as this does.

    Raises CrawlerError when no process can be had, and what a call raises.
    """
    left, waiting = iter(calls), deque[asyncio.Task[T]]()
    with ExitStack() as stack:
        _begin(workers, stack)
        loop = stack.enter_context(asyncio.Runner()).get_loop()
        while True:
            waiting.extend(loop.create_task(call()) for call in islice(left, _AHEAD * processes - len(waiting)))
            if not waiting:
                return
            yield loop.run_until_complete(waiting.popleft())


def _begin(workers: Workers, stack: ExitStack) -> None:
    workers.prepare()
    start_fork_server()
    try:
        stack.enter_context(workers)
    except OSError as error:
        raise CrawlerError(f"no process could be started: {error}") from error
