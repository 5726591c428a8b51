"""When is a feed polled next? Pure: it is told the time, the state and the dice.

Half of all delay is bought with the fewest polls when a feed that publishes four times as much is polled twice as
often: the interval goes with the inverse square root of the rate (`tests/bench/bench_polling.py` compares). What a
feed publishes is counted by first sight, since the dates that feeds print may say anything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import sqrt
from zoneinfo import ZoneInfo

from crawler.network.pace.courtesy import LONGEST_BLOCK_S, SHORTEST_BLOCK_S
from store.types import CrawlReport, Feed, Outcome, Pace, PlannedPoll, PollState, Stage

#: After a first failure a feed is left alone this long; each further one doubles it …
FIRST_RETRY_S = 15 * 60.0
#: … up to a day.
LAST_RETRY_S = 24 * 3600.0
_DAY_S = 86_400.0
#: A date further away than this was written under a wrong clock, unless its feed has been failing for long.
_TOO_FAR = timedelta(days=2)
#: Days in which what was counted comes to half its weight.
_HALF_LIFE_DAYS = 3.0
#: Share of what a feed lists that may be new at the next poll: more, and entries might fall out unseen.
_NEW_SHARE = 0.5
#: Servers may ask us to come more seldom, up to this, and to what the configuration allows.
_LONGEST_HINT_S = 3600.0
#: Between midnight and six in France little is published.
_NIGHT_RATE = 0.3
_NIGHT_ENDS_AT = 6
_PARIS = ZoneInfo("Europe/Paris")
#: What has failed this much, for this long, is asked once a week, and never given up.
_FAILING_WEIGHT = 30.0
_FAILING_FOR = timedelta(days=14)
_FAILING_WAIT_S = 7 * _DAY_S
_TOO_MANY = frozenset({"http 429", "http 503"})
#: Nothing was asked of the feed, since its site wants to be left alone: that says nothing against it.
_AWAY = "asked to wait"
#: Answers that say that asking again is no use.
_HARD = frozenset({"http 401", "http 403", "http 404", "http 410", "bad address"})


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How often a feed that works may and must be polled, in seconds."""

    min_interval_s: float
    max_interval_s: float
    #: The interval of a feed that publishes once a day; one that publishes n times has its √n-th part.
    daily_interval_s: float = 180 * 60.0

    def clamp(self, interval_s: float) -> float:
        return max(self.min_interval_s, min(interval_s, self.max_interval_s))


def is_due(state: PollState, now: datetime) -> bool:
    """Whether a feed is to be polled now: never polled, its time has come, or its time is absurdly far away."""
    if state.next_poll_at is None or state.next_poll_at <= now:
        return True
    farthest = timedelta(seconds=1.05 * _FAILING_WAIT_S) if is_failing(state.pace, now) else _TOO_FAR
    return state.next_poll_at > now + farthest


def is_failing(pace: Pace, now: datetime) -> bool:
    """Whether a feed has failed so much, for so long, that it is asked once a week only."""
    since = pace.failing_since
    return since is not None and pace.failure_weight >= _FAILING_WEIGHT and now - since >= _FAILING_FOR


def next_poll(feed: Feed, report: CrawlReport, policy: Policy, dice: float) -> PlannedPoll:
    """Plan the next poll of a feed, which has its state from before the poll that `report` tells of.

    `dice` is a number from 0 to 1; it moves the date by up to ± 5 %, so that feeds do not march in step.
    """
    if report.outcome is Outcome.FAILED:
        return _after_failure(feed, report, policy, dice)
    pace = _counted(feed.state, report)
    interval_s = _interval_s(pace, report.ended_at, policy)
    if has_gap(feed.state, report):
        pace, interval_s = replace(pace, gaps=pace.gaps + 1), policy.clamp(interval_s / 2)
    wait_s = max(interval_s, min(report.hint_s, _LONGEST_HINT_S, policy.max_interval_s))
    return PlannedPoll(feed=feed, at=_after(report.ended_at, wait_s, dice), interval_s=interval_s, pace=pace)


def has_gap(state: PollState, report: CrawlReport) -> bool:
    """Whether entries may have come and gone unseen: all that the feed lists is new, and it was read before."""
    lists_only_new = report.first_seen > 0 and report.first_seen >= report.entries
    return state.last_ok_at is not None and lists_only_new


def blocked_until(report: CrawlReport, interval_s: float, dice: float) -> datetime | None:
    """Until when a whole site is left alone because it said that we came too often; None when it did not."""
    if not any(failure.reason in _TOO_MANY for failure in report.failures):
        return None
    asked_s = 2 * interval_s if report.retry_after_s is None else report.retry_after_s
    wait_s = max(SHORTEST_BLOCK_S, min(asked_s, LONGEST_BLOCK_S))
    return report.ended_at + timedelta(seconds=wait_s * (1 + 0.25 * dice))


def _counted(state: PollState, report: CrawlReport) -> Pace:
    """The pace with what this poll saw. A first poll lists what was published before anybody watched."""
    listed = report.entries or state.pace.listed
    pace = replace(state.pace, failure_weight=0.0, failing_since=None, listed=listed)
    if state.last_ok_at is None:
        return pace
    days = max(0.0, (report.ended_at - state.last_ok_at).total_seconds() / _DAY_S)
    fading = 2.0 ** (-days / _HALF_LIFE_DAYS)
    return replace(pace, entries=pace.entries * fading + report.first_seen, days=pace.days * fading + days)


def _interval_s(pace: Pace, now: datetime, policy: Policy) -> float:
    a_day = pace.entries / pace.days if pace.days > 0 else 0.0
    if now.astimezone(_PARIS).hour < _NIGHT_ENDS_AT:
        a_day *= _NIGHT_RATE
    if a_day <= 0:
        return policy.max_interval_s
    interval_s = policy.daily_interval_s / sqrt(a_day)
    if pace.listed:
        interval_s = min(interval_s, _NEW_SHARE * pace.listed / a_day * _DAY_S)
    return policy.clamp(interval_s)


def _after_failure(feed: Feed, report: CrawlReport, policy: Policy, dice: float) -> PlannedPoll:
    state = feed.state
    interval_s = policy.clamp(state.interval_s or policy.min_interval_s)
    pace = replace(
        state.pace,
        failure_weight=state.pace.failure_weight + _weight(report),
        failing_since=state.pace.failing_since or report.ended_at,
    )
    doublings = min(state.failures_in_a_row, 7)
    wait_s = min(max(interval_s, FIRST_RETRY_S) * 2.0**doublings, LAST_RETRY_S)
    # Before then its site would only be asked for nothing.
    wait_s = max(wait_s, min(report.retry_after_s or 0.0, LONGEST_BLOCK_S))
    if is_failing(pace, report.ended_at):
        wait_s = _FAILING_WAIT_S
    at = _after(report.ended_at, wait_s, dice)
    # A feed that fails goes on being suspected of the death of a batch.
    return PlannedPoll(feed=feed, at=at, interval_s=interval_s, pace=pace, batch_most=state.batch_most)


def _weight(report: CrawlReport) -> float:
    """How much a failure says against a feed: little when it may pass, all when the server means it."""
    of_feed = [failure for failure in report.failures if failure.stage is not Stage.EXTRACT] or report.failures
    if not of_feed:
        return 0.25
    if of_feed[0].reason == _AWAY:
        return 0.0
    if of_feed[0].reason in _HARD:
        return 1.0
    return 0.25 if of_feed[0].temporary else 0.5


def _after(instant: datetime, wait_s: float, dice: float) -> datetime:
    return instant + timedelta(seconds=wait_s * (0.95 + 0.1 * dice))
