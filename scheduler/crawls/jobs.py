"""A batch in a child process: started by the fork server, followed by its events, ended at a deadline.

The process that calls this imports neither Scrapy nor trafilatura: the fork server does, once, and each crawl is a
fork of it, as are the processes that read pages for the crawl.
"""

from __future__ import annotations

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

from crawler.crawl.batch import ENDING_SIGNALS, Batch, CrawlEvent, PollEnded, StillHere
from crawler.crawl.memory import limit_memory
from crawler.crawl.naming import CRAWL, name_process
from crawler.errors import CrawlerError
from crawler.logs import LogForm, form_here, set_up_logs
from scheduler.errors import CrawlDied
from store.errors import StoreError
from store.types import CrawlReport
from store.urls import site_of

#: What the fork server imports before the first crawl.
_PRELOAD = ["crawler.crawl.fork_socket", "crawler.crawl.run", "crawler.pages", "sqlalchemy.dialects.sqlite"]
#: What a crawl that has taken its share of memory may have more, to end in good order.
_MEMORY_TO_END = 1.5

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(_PRELOAD)


def warm_up() -> None:
    """Start the fork server now, so that it imports while the caller does something else."""
    from multiprocessing import forkserver

    forkserver.ensure_running()


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long a crawl is waited for, in seconds."""

    #: After it should have ended by itself, until it is asked to; and then until it is made to.
    ending_s: float = 30.0
    #: Without a sign of life from its loop, until it counts as stuck.
    silence_s: float = 120.0


_PATIENCE = Patience()


@dataclass(frozen=True)
class _Finished:
    """A crawl's last word: the error that ended it, if any."""

    error: Exception | None


class CrawlJob:
    """One batch under way. `run` follows it to its end; `stop` may be called from any thread meanwhile."""

    def __init__(self, batch: Batch, patience: Patience = _PATIENCE) -> None:
        self._batch = batch
        self._patience = patience
        try:
            self._events, events = _context.Pipe(duplex=False)
            alive, self._alive = _context.Pipe(duplex=False)
            told = (batch, events, alive, form_here())
            self._process = _context.Process(target=_crawl_here, args=told, name="vigie-crawl")
            self._process.start()
        except (EOFError, OSError) as error:
            is_dead = isinstance(error, EOFError | ConnectionError)
            why = "the fork server died; see its message above" if is_dead else str(error)
            raise CrawlDied(f"no process could be started for the crawl: {why}", began=False) from error
        events.close()  # the child's ends: held open here, the end of the child would go unseen
        alive.close()
        self._stopped_at_s: float | None = None
        self._heard_at_s = monotonic()
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
        finally:
            self._see_off()
        if finished is None and self._process.exitcode == -signal.SIGTERM and self._stopped_at_s is not None:
            return reports  # told to end before it had begun
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

    def stop(self) -> None:
        """Ask the crawl to end: what is under way is finished, and when its time is over it is killed."""
        self._stopped_at_s = monotonic()
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the crawl at once: what it kept is kept, its reports are lost."""
        self._signal(signal.SIGKILL)

    def _follow(self, on_event: Callable[[CrawlEvent], None], reports: list[CrawlReport]) -> _Finished | None:
        deadline_s = monotonic() + self._batch.timeout_s * _feeds_in_a_row(self._batch) + self._patience.ending_s
        while True:
            self._enforce(deadline_s)
            if not wait([self._events], timeout=min(1.0, self._patience.silence_s)):
                self._enforce_signs_of_life()
                continue
            self._heard_at_s = monotonic()
            try:
                event = cast("CrawlEvent | _Finished", self._events.recv())
            except (EOFError, ConnectionError):
                return None
            if isinstance(event, _Finished):
                return event
            if isinstance(event, PollEnded):
                reports.append(event.report)
            if not isinstance(event, StillHere):
                on_event(event)

    def _enforce(self, deadline_s: float) -> None:
        now_s = monotonic()
        if self._stopped_at_s is None and now_s > deadline_s:
            self.stop()
        if self._stopped_at_s is not None and now_s > self._stopped_at_s + self._patience.ending_s:
            self._signal(signal.SIGKILL)

    def _enforce_signs_of_life(self) -> None:
        """Look whether the child's loop turns: what holds it, in a parser say, hears no signal either."""
        if self._stopped_at_s is None and monotonic() > self._heard_at_s + self._patience.silence_s:
            self._is_stuck = True
            self.stop()

    def _see_off(self) -> None:
        """Wait for the end of the process, which has said its last word or is dead; not for ever."""
        self._process.join(self._patience.ending_s)
        self._signal(signal.SIGKILL)
        self._process.join()
        self._events.close()
        self._alive.close()

    def _obituary(self) -> str:
        code = self._process.exitcode or 0
        end = f"ended with code {code}"
        if self._is_stuck:
            end = f"gave no sign of life for {self._patience.silence_s:g} s and {end}"
        elif code == -signal.SIGKILL and self._stopped_at_s is None:
            end += " (killed from outside, perhaps for want of memory)"
        return f"the crawl's process {end}; what it kept is kept, the next crawl takes up the rest"

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


def _crawl_here(batch: Batch, events: Connection, alive: Connection, form: LogForm) -> None:
    """The child: crawl, say how it goes, and do not outlive the parent."""
    told_to_end = threading.Event()  # by a signal that comes before the crawl listens to them itself
    for number in ENDING_SIGNALS:
        signal.signal(number, lambda _number, _frame: told_to_end.set())
    name_process(CRAWL)
    set_up_logs(form)
    limit_memory(round(_MEMORY_TO_END * batch.memory_mb))
    threading.Thread(target=_end_with_parent, args=(alive,), daemon=True).start()
    from crawler.crawl.run import crawl

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
