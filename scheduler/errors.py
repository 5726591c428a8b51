"""What can go wrong on the top floor.

SchedulerError
├── BadConfiguration     a key of the configuration is not what was expected (exit 78)
├── AlreadyRunning       another daemon holds the lock (exit 75)
└── CrawlDied            a crawl's process ended without its reports
"""

from __future__ import annotations


class SchedulerError(Exception):
    """Root of everything the scheduler raises."""


class BadConfiguration(SchedulerError):
    """A key of the configuration is not what was expected: the message names file, key and expectation."""


class AlreadyRunning(SchedulerError):
    """Another daemon holds the lock: stop it first, or give this one a database of its own."""


class CrawlDied(SchedulerError):
    """A crawl's process ended without its reports; what it had kept is kept, the rest is taken up later."""
