"""What the polls of this process came to since it began, and how the crawl under way goes.

Counted as the crawl's process tells of it, for the figures of `/metrics`; and written down now and then for others to
see, on the thread that listens to that process and never on the loop.
"""

from __future__ import annotations

import logging
import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic

from crawler.batch import CrawlEvent, PageSettled, PollEnded
from store.errors import StoreUnavailable
from store.polling.progress import Progress, Progresses
from store.types import CrawlReport, Outcome

logger = logging.getLogger(__name__)

#: Between two lines on one crawl.
_PAUSE_S = 3.0
#: Upper bounds of the classes that durations of batches are counted in.
DURATIONS_S = (1.0, 5.0, 15.0, 60.0, 180.0, 600.0, 1800.0)

OnEvent = Callable[[CrawlEvent], None]


@dataclass(kw_only=True)
class PollTally:
    """Counts since the process began. Read and written under its chronicle's lock."""

    #: By source and how they ended, a word of `Ending`.
    polls: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: Of the polls, those that failed.
    failed: int = 0
    #: By source.
    articles: Counter[str] = field(default_factory=Counter)
    copies: Counter[str] = field(default_factory=Counter)
    #: By the word for what was wrong.
    failures: Counter[str] = field(default_factory=Counter)
    #: Begun, and the feeds that they were to poll.
    batches: int = 0
    feeds: int = 0
    #: Batches by the class of their duration: its place in DURATIONS_S, one past the end for longer ones.
    durations: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, report: CrawlReport) -> None:
        self.polls[report.source, report.ending.value] += 1
        self.failed += report.outcome is Outcome.FAILED
        self.articles[report.source] += report.kept
        self.copies[report.source] += report.copies
        self.failures.update(failure.reason for failure in report.failures)


class Chronicle:
    """Keeps the tally, and the line of the crawl under way. Any thread may tell it or ask it."""

    def __init__(self, progress: Progresses, now: Callable[[], datetime]) -> None:
        self._progress = progress
        self._now = now
        self._lock = threading.Lock()
        self._tally = PollTally()
        #: By holder.
        self._under_way: dict[str, Progress] = {}

    def tally(self) -> PollTally:
        """The counts as they stand."""
        with self._lock:
            counted = self._tally
            return replace(
                counted,
                polls=counted.polls.copy(),
                articles=counted.articles.copy(),
                copies=counted.copies.copy(),
                failures=counted.failures.copy(),
                durations=counted.durations.copy(),
            )

    def under_way(self) -> tuple[Progress, ...]:
        """The crawls of this process that go on now."""
        with self._lock:
            return tuple(self._under_way.values())

    @contextmanager
    def batch(self, holder: str, feeds: int) -> Iterator[OnEvent]:
        """What the events of one crawl are to be told to, from its beginning to its end, on one thread."""
        began_at_s, now = monotonic(), self._now()
        self._begin(Progress(holder=holder, began_at=now, told_at=now, feeds=feeds))
        self._tell(holder)
        try:
            yield self._listener(holder)
        finally:
            self._end(holder, monotonic() - began_at_s)

    def _listener(self, holder: str) -> OnEvent:
        told_at_s = monotonic()

        def hear(event: CrawlEvent) -> None:
            nonlocal told_at_s
            self._count(holder, event)
            if monotonic() - told_at_s >= _PAUSE_S:
                told_at_s = monotonic()
                self._tell(holder)

        return hear

    def _count(self, holder: str, event: CrawlEvent) -> None:
        with self._lock:
            here = self._under_way[holder]
            if isinstance(event, PageSettled):
                self._under_way[holder] = replace(here, pages=here.pages + 1)
            if isinstance(event, PollEnded):
                self._tally.add(event.report)
                kept = here.kept + event.report.kept
                self._under_way[holder] = replace(here, feeds_done=here.feeds_done + 1, kept=kept)

    def _begin(self, progress: Progress) -> None:
        with self._lock:
            self._under_way[progress.holder] = progress
            self._tally.batches += 1
            self._tally.feeds += progress.feeds

    def _end(self, holder: str, seconds: float) -> None:
        with self._lock:
            del self._under_way[holder]
            self._tally.seconds += seconds
            self._tally.durations[bisect_left(DURATIONS_S, seconds)] += 1
        try:
            self._progress.end(holder)
        except StoreUnavailable as error:
            logger.debug("progress not taken away error=%s", error)

    def _tell(self, holder: str) -> None:
        """Write the line down. A crawl goes on whether that works or not."""
        with self._lock:
            progress = replace(self._under_way[holder], told_at=self._now())
        try:
            self._progress.tell(progress)
        except StoreUnavailable as error:
            logger.debug("progress not told error=%s", error)
