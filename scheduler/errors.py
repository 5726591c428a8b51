"""What can go wrong on the top floor.

SchedulerError
├── BadConfiguration     a key of the configuration is not what was expected (exit 78)
├── AlreadyRunning       another daemon holds the lock (exit 75)
├── BadPartner           a name on which nothing can be decided so
└── CrawlDied            a crawl's process ended without its reports
"""

from __future__ import annotations


class SchedulerError(Exception):
    """Root of everything the scheduler raises."""


class BadConfiguration(SchedulerError):
    """A key of the configuration is not what was expected: the message names file, key and expectation."""


class AlreadyRunning(SchedulerError):
    """Another daemon holds the lock: stop it first, or give this one a database of its own."""


class BadPartner(SchedulerError):
    """A name on which nothing can be decided so: the message says why, and which names are near."""


class CrawlDied(SchedulerError):
    """A crawl's process ended without its reports; what it had kept is kept, the rest is taken up later."""
