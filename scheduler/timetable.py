"""When is a feed polled next? Pure: it is told the time, the state and the dice.

A feed that brings news is polled twice as often, one that brings none half again as seldom, within bounds; one that
fails is asked ever more seldom, and never given up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from store.types import CrawlReport, Outcome, PollState

#: After a first failure a feed is left alone this long; each further one doubles it …
FIRST_RETRY_S = 15 * 60.0
#: … up to a day.
LAST_RETRY_S = 24 * 3600.0
#: A date further away than this was written under a wrong clock: no interval is longer than a day, jitter adds 5 %.
_TOO_FAR = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How often a feed that works may and must be polled."""

    min_interval_s: float
    max_interval_s: float

    def clamp(self, interval_s: float) -> float:
        return max(self.min_interval_s, min(interval_s, self.max_interval_s))


@dataclass(frozen=True, kw_only=True)
class NextPoll:
    """When to poll again, and the interval in seconds that a poll without failure would lead to."""

    at: datetime
    interval_s: float


def is_due(state: PollState, now: datetime) -> bool:
    """Whether a feed is to be polled now: never polled, its time has come, or its time is absurdly far away."""
    return state.next_poll_at is None or state.next_poll_at <= now or state.next_poll_at > now + _TOO_FAR


def next_poll(state: PollState, report: CrawlReport, bounds: Bounds, dice: float) -> NextPoll:
    """Plan the next poll of a feed from its state before the poll that `report` tells of.

    `dice` is a number from 0 to 1; it moves the date by up to ± 5 %, so that feeds do not march in step.
    """
    interval_s = bounds.clamp(state.interval_s or bounds.min_interval_s)
    if report.outcome is Outcome.FAILED:
        wait_s = _retry_s(state.failures_in_a_row, interval_s)
    else:
        wait_s = interval_s = bounds.clamp(interval_s * (0.5 if report.outcome is Outcome.NEW else 1.5))
    return NextPoll(at=report.ended_at + timedelta(seconds=wait_s * (0.95 + 0.1 * dice)), interval_s=interval_s)


def _retry_s(earlier_failures: int, interval_s: float) -> float:
    doublings = min(earlier_failures, 7)
    return min(max(interval_s, FIRST_RETRY_S) * 2.0**doublings, LAST_RETRY_S)
