"""A batch in a child process: started by the fork server, followed by its events, ended at a deadline.

The process that calls this imports neither Scrapy nor trafilatura: the fork server does, once, and each crawl is a
fork of it, as are the processes that read pages for the crawl.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from time import monotonic
from typing import cast

from crawler.batch import Batch, CrawlEvent, PollEnded, StillHere
from crawler.errors import CrawlerError
from crawler.logs import form_here
from crawler.processes.fork_server import start_fork_server
from scheduler.crawls.crawl_process import Finished, crawl_here
from scheduler.errors import CrawlDied
from store.errors import StoreError
from store.types import CrawlReport
from store.urls import site_of

#: What the fork server imports before the first crawl.
_PRELOAD = ["crawler.processes.fork_socket", "crawler.crawl.run", "crawler.pages", "sqlalchemy.dialects.sqlite"]

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(_PRELOAD)


def warm_up() -> None:
    """Start the fork server now, so that it imports while the caller does something else."""
    start_fork_server()


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long a crawl is waited for, in seconds."""

    #: After it should have ended by itself, until it is asked to; and then until it is made to.
    ending_s: float = 30.0
    #: Without a sign of life from its loop, until it counts as stuck.
    silence_s: float = 120.0


_PATIENCE = Patience()


class CrawlJob:
    """One batch under way. `run` follows it to its end; `stop` may be called from any thread meanwhile."""

    def __init__(self, batch: Batch, patience: Patience = _PATIENCE) -> None:
        self._batch = batch
        self._patience = patience
        try:
            start_fork_server()
            self._events, events = _context.Pipe(duplex=False)
            orders, self._orders = _context.Pipe(duplex=False)
            self._process = _context.Process(target=crawl_here, args=(orders, events, form_here()), name="vigie-crawl")
            self._process.start()
        except (EOFError, OSError) as error:
            is_dead = isinstance(error, EOFError | ConnectionError)
            why = "the fork server died; see its message above" if is_dead else str(error)
            raise CrawlDied(f"no process could be started for the crawl: {why}", began=False) from error
        events.close()  # the child's ends: held open here, the end of the child would go unseen
        orders.close()
        with suppress(BrokenPipeError):  # it is dead already, which `run` is to say
            self._orders.send(batch)
        self._stopped_at_s: float | None = None
        self._heard_at_s = monotonic()
        self._is_asked_to_end = False
        self._is_stuck = False

    @property
    def pid(self) -> int:
        """The process that crawls."""
        pid = self._process.pid
        assert pid is not None
        return pid

    def run(self, on_event: Callable[[CrawlEvent], None]) -> list[CrawlReport]:
        """Hand on each event, and give the reports when the crawl has ended.

        Raises what ended the crawl before its first request (StoreUnavailable, BadTopic), and CrawlDied, with the
        reports that had come by then, when the process ended without a word, or by an error of ours.
        """
        reports: list[CrawlReport] = []
        try:
            finished = self._follow(on_event, reports)
        except KeyboardInterrupt:  # of somebody who does not want to wait for its end
            self.kill()
            raise
        finally:
            self._see_off()
        if finished is None and self._process.exitcode == -signal.SIGTERM and self._stopped_at_s is not None:
            return reports  # told to end before it had begun
        if finished is None and self._process.exitcode == -signal.SIGKILL and self._is_asked_to_end:
            return reports  # its time to end was over: a site that does not answer is not to blame for that
        if finished is None:
            raise CrawlDied(self._obituary(), reports)
        if isinstance(finished.error, StoreError | CrawlerError):
            raise finished.error
        if finished.error is not None:
            broke = f"the crawl broke: {type(finished.error).__name__}: {finished.error}"
            raise CrawlDied(broke, reports) from finished.error
        return reports

    @property
    def was_stopped(self) -> bool:
        """Whether somebody asked it to end, or its time was over."""
        return self._stopped_at_s is not None

    @property
    def was_asked_to_end(self) -> bool:
        """Whether somebody did; not whether its time was over."""
        return self._is_asked_to_end

    def stop(self) -> None:
        """Ask the crawl to end: what is under way is finished, and when its time is over it is killed."""
        self._is_asked_to_end = True
        self._end()

    def kill(self) -> None:
        """End the crawl at once: what it kept is kept, its reports are lost."""
        self._signal(signal.SIGKILL)

    def _follow(self, on_event: Callable[[CrawlEvent], None], reports: list[CrawlReport]) -> Finished | None:
        deadline_s = monotonic() + self._batch.timeout_s * _feeds_in_a_row(self._batch) + self._patience.ending_s
        while True:
            self._enforce(deadline_s)
            if not wait([self._events], timeout=min(1.0, self._patience.silence_s)):
                self._enforce_signs_of_life()
                continue
            self._heard_at_s = monotonic()
            try:
                event = cast("CrawlEvent | Finished", self._events.recv())
            except (EOFError, ConnectionError):
                return None
            if isinstance(event, Finished):
                return event
            if isinstance(event, PollEnded):
                reports.append(event.report)
            if not isinstance(event, StillHere):
                on_event(event)

    def _enforce(self, deadline_s: float) -> None:
        now_s = monotonic()
        if self._stopped_at_s is None and now_s > deadline_s:
            self._end()
        if self._stopped_at_s is not None and now_s > self._stopped_at_s + self._patience.ending_s:
            self._signal(signal.SIGKILL)

    def _enforce_signs_of_life(self) -> None:
        """Look whether the child's loop turns: what holds it, in a parser say, hears no signal either."""
        if self._stopped_at_s is None and monotonic() > self._heard_at_s + self._patience.silence_s:
            self._is_stuck = True
            self._end()

    def _see_off(self) -> None:
        """Wait for the end of the process, which has said its last word or is dead; not for ever."""
        self._process.join(self._patience.ending_s)
        self._signal(signal.SIGKILL)
        self._process.join()
        self._events.close()
        self._orders.close()

    def _obituary(self) -> str:
        code = self._process.exitcode or 0
        end = f"ended with code {code}"
        if self._is_stuck:
            end = f"gave no sign of life for {self._patience.silence_s:g} s and {end}"
        elif code == -signal.SIGKILL and self._stopped_at_s is None:
            end += " (killed from outside, perhaps for want of memory)"
        return f"the crawl's process {end}; what it kept is kept, the next crawl takes up the rest"

    def _end(self) -> None:
        self._stopped_at_s = monotonic()
        self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> None:
        pid = self._process.pid
        if pid is not None and self._process.is_alive():
            os.kill(pid, number)


def longest_s(batch: Batch) -> float:
    """Seconds after which no process of a batch is left."""
    return batch.timeout_s * _feeds_in_a_row(batch) + 3 * _PATIENCE.ending_s


def _feeds_in_a_row(batch: Batch) -> int:
    """How many feeds wait for each other at most: those of one site, each with a timeout of its own."""
    return max(Counter(site_of(feed.url) for feed in batch.feeds).values(), default=1)
