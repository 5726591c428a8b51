"""A batch in a child process: started by the fork server, followed by its events, ended at a deadline.

The process that calls this imports neither Scrapy nor trafilatura: the fork server does, once, and each crawl is a
fork of it.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import cast

from crawler.batch import ENDING_SIGNALS, Batch, CrawlEvent, PollEnded
from crawler.errors import CrawlerError
from scheduler.errors import CrawlDied
from store.errors import StoreError
from store.types import CrawlReport
from store.urls import site_of

#: What the fork server imports before the first crawl.
_PRELOAD = ["crawler.run", "crawler.pages", "sqlalchemy.dialects.sqlite"]
#: After a crawl should have ended by itself: seconds until it is asked to, and until it is made to.
_PATIENCE_S = 30.0

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(_PRELOAD)


def warm_up() -> None:
    """Start the fork server now, so that it imports while the caller does something else."""
    from multiprocessing import forkserver

    forkserver.ensure_running()


@dataclass(frozen=True)
class _Finished:
    """A crawl's last word: the error that ended it, if any."""

    error: Exception | None


class CrawlJob:
    """One batch under way. `run` follows it to its end; `stop` may be called from any thread meanwhile."""

    def __init__(self, batch: Batch, log_level: int = logging.WARNING) -> None:
        self._batch = batch
        self._events, events = _context.Pipe(duplex=False)
        alive, self._alive = _context.Pipe(duplex=False)
        self._process = _context.Process(target=_crawl_here, args=(batch, events, alive, log_level), name="vigie-crawl")
        try:
            self._process.start()
        except (EOFError, ConnectionError) as error:
            raise CrawlDied(
                "no process could be started for the crawl: the fork server died; see its message above"
            ) from error
        events.close()  # the child's ends: held open here, the end of the child would go unseen
        alive.close()
        self._stopped_at_s: float | None = None

    @property
    def pid(self) -> int:
        """The process that crawls."""
        pid = self._process.pid
        assert pid is not None
        return pid

    def run(self, on_event: Callable[[CrawlEvent], None]) -> list[CrawlReport]:
        """Hand on each event, and give the reports when the crawl has ended.

        Raises what ended the crawl before its first request (StoreUnavailable, BadTopic), and CrawlDied when the
        process ended without a word, or by an error of ours.
        """
        reports: list[CrawlReport] = []
        try:
            finished = self._follow(on_event, reports)
        finally:
            self._process.join()
            self._events.close()
            self._alive.close()
        if finished is None and self._process.exitcode == -signal.SIGTERM and self._stopped_at_s is not None:
            return reports  # told to end before it had begun
        if finished is None:
            raise CrawlDied(
                f"the crawl's process ended with code {self._process.exitcode}; what it kept is kept, the next "
                "crawl takes up the rest"
            )
        if isinstance(finished.error, StoreError | CrawlerError):
            raise finished.error
        if finished.error is not None:
            raise CrawlDied(f"the crawl broke: {type(finished.error).__name__}: {finished.error}") from finished.error
        return reports

    def stop(self) -> None:
        """Ask the crawl to end: what is under way is finished, and after 30 s it is killed."""
        self._stopped_at_s = monotonic()
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the crawl at once: what it kept is kept, its reports are lost."""
        self._signal(signal.SIGKILL)

    def _follow(self, on_event: Callable[[CrawlEvent], None], reports: list[CrawlReport]) -> _Finished | None:
        deadline_s = monotonic() + allowed_s(self._batch)
        while True:
            self._enforce(deadline_s)
            if not wait([self._events], timeout=1.0):
                continue
            try:
                event = cast("CrawlEvent | _Finished", self._events.recv())
            except (EOFError, ConnectionError):
                return None
            if isinstance(event, _Finished):
                return event
            if isinstance(event, PollEnded):
                reports.append(event.report)
            on_event(event)

    def _enforce(self, deadline_s: float) -> None:
        now_s = monotonic()
        if self._stopped_at_s is None and now_s > deadline_s:
            self.stop()
        if self._stopped_at_s is not None and now_s > self._stopped_at_s + _PATIENCE_S:
            self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        pid = self._process.pid
        if pid is not None and self._process.is_alive():
            os.kill(pid, number)


def allowed_s(batch: Batch) -> float:
    """Seconds after which a batch is asked to end."""
    return batch.timeout_s * _feeds_in_a_row(batch) + _PATIENCE_S


def longest_s(batch: Batch) -> float:
    """Seconds after which no process of a batch is left."""
    return allowed_s(batch) + 2 * _PATIENCE_S


def _feeds_in_a_row(batch: Batch) -> int:
    """How many feeds wait for each other at most: those of one site, each with a timeout of its own."""
    return max(Counter(site_of(feed.url) for feed in batch.feeds).values(), default=1)


def _crawl_here(batch: Batch, events: Connection, alive: Connection, log_level: int) -> None:
    """The child: crawl, say how it goes, and do not outlive the parent."""
    told_to_end = threading.Event()  # by a signal that comes before the crawl listens to them itself
    for number in ENDING_SIGNALS:
        signal.signal(number, lambda _number, _frame: told_to_end.set())
    logging.basicConfig(level=log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for handler in logging.getLogger().handlers:
        # Scrapy sets its loggers to DEBUG, past the root's level; what it says below ERROR, our own lines say better.
        handler.addFilter(lambda record: record.levelno >= (logging.ERROR if "scrapy" in record.name else log_level))
    threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()
    from crawler.run import crawl

    error: Exception | None = None
    try:
        crawl(batch, events.send, told_to_end)
    except Exception as caught:  # noqa: BLE001 - the job's door: whatever ended the crawl is told to the parent
        error = caught
    events.send(_Finished(error))


def _end_with_parent(alive: Connection) -> None:
    """Wait for the end of the parent, which closes its end of the pipe in dying, and die too."""
    try:
        alive.recv()
    except (EOFError, OSError):
        os._exit(1)
