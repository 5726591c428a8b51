"""What can go wrong on the top floor.

SchedulerError
├── BadConfiguration     a key of the configuration is not what was expected (exit 78)
├── AlreadyRunning       another daemon holds the lock (exit 75)
├── BadPartner           a name on which nothing can be decided so
├── SinkFailed           a message could not be handed to a sink
└── CrawlDied            a crawl's process ended without its reports
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.types import CrawlReport  # a seventh of `vigie --help`, which has none


class SchedulerError(Exception):
    """Root of everything the scheduler raises."""


class BadConfiguration(SchedulerError):
    """A key of the configuration is not what was expected: the message names file, key and expectation."""


class AlreadyRunning(SchedulerError):
    """Another daemon holds the lock: stop it first, or give this one a database of its own."""


class BadPartner(SchedulerError):
    """A name on which nothing can be decided so: the message says why, and which names are near."""


class SinkFailed(SchedulerError):
    """A message could not be handed to a sink; it is tried again. The message says what to look at."""

    def __init__(self, problem: str, *, is_refusal: bool = False, retry_after_s: float | None = None) -> None:
        super().__init__(problem)
        #: Whether the receiver does not want this very message; others may pass.
        self.is_refusal = is_refusal
        #: Seconds for which the receiver asks to be left alone; None when it does not.
        self.retry_after_s = retry_after_s


class CrawlDied(SchedulerError):
    """A crawl's process ended before its time; what it had kept is kept, the rest is taken up later."""

    def __init__(self, message: str, reports: Sequence[CrawlReport] = (), *, began: bool = True) -> None:
        super().__init__(message)
        #: Of the polls that were over by then.
        self.reports = tuple(reports)
        #: Whether it got so far that what it was asked to do may be to blame.
        self.began = began
