"""What a polling policy costs and how late its news are, in four simulated weeks.

    python tests/bench/bench_polling.py [--sources 300] [--days 28] [--learning-days 0] [--seed 1]

Sources publish between 0.1 and 300 articles a day, by day more than by night, half of them in bursts; a feed lists its
last 30. Each policy polls them without failures. The table says polls a day and source, how long articles were out
before they were seen, and how many had left the feed by then. With `--learning-days 7` a week before is simulated and
not counted: policies that learn start badly. Ours is the daemon's own (`scheduler.crawls.timetable`).
"""

from __future__ import annotations

import argparse
import random
import statistics
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from scheduler.crawls.timetable import Policy, next_poll
from store.types import CrawlReport, Feed, FeedKind, Outcome, PollState

_START = datetime(2026, 6, 1, tzinfo=UTC)
_PARIS = ZoneInfo("Europe/Paris")
_DAY_S = 86_400.0
_WINDOW = 30
#: How much is published in each hour of a French day.
_HOURS = (2, 1, 1, 1, 2, 4, 8, 10, 12, 12, 12, 11, 9, 9, 10, 11, 12, 12, 11, 9, 7, 5, 4, 3)
_BURST = 4
#: Miniflux: the last week tells how often, between these.
_MINIFLUX_S = (300.0, _DAY_S)
_WEEK_S = 7 * _DAY_S


@dataclass
class Tally:
    """What one policy came to."""

    polls: int = 0
    lost: int = 0
    delays_min: list[float] = field(default_factory=list)

    def count(self, at_s: float, missed: int, fresh: list[float]) -> None:
        self.polls += 1
        self.lost += missed
        self.delays_min += [(at_s - each) / 60 for each in fresh]


@dataclass(frozen=True)
class Visit:
    """One poll of one source: what it may know."""

    at_s: float
    #: New entries that were still in the feed, and entries listed.
    new: int
    listed: int
    #: All that were ever seen of the source, by first sight.
    seen_at_s: list[float]


#: From a visit, and whatever it returned at the last one, to seconds until the next, and what it wants back.
Planner = Callable[[Visit, Feed | None, random.Random], tuple[float, Feed | None]]


def arrivals(a_day: float, days: float, chance: random.Random, *, in_bursts: bool) -> list[float]:
    """Seconds since the start at which a source publishes, in order."""
    wanted, heaviest = a_day * days, max(_HOURS)
    found: list[float] = []
    while len(found) < wanted:
        at_s = chance.random() * days * _DAY_S
        hour = (_START + timedelta(seconds=at_s)).astimezone(_PARIS).hour
        if chance.random() * heaviest > _HOURS[hour]:
            continue
        size = chance.randint(1, 2 * _BURST - 1) if in_bursts else 1
        found += [at_s + chance.random() * 600 * (size > 1) for _ in range(size)]
    return sorted(each for each in found if each < days * _DAY_S)


def simulate(planner: Planner, published: list[list[float]], span_s: tuple[float, float], seed: int) -> Tally:
    """Poll every source under one policy, from a moment of the first hours on; what comes in the span is counted."""
    tally, chance = Tally(), random.Random(seed)
    counted_from_s, end_s = span_s
    for times in published:
        at_s, last = chance.random() * 3600, 0
        state: Feed | None = None
        seen: list[float] = []
        while at_s < end_s:
            upto = bisect_right(times, at_s)
            missed = max(0, upto - last - _WINDOW)
            fresh = times[last + missed : upto]
            if at_s >= counted_from_s:
                tally.count(at_s, missed, fresh)
            seen += [at_s] * len(fresh)
            visit = Visit(at_s, len(fresh), min(upto, _WINDOW), seen)
            wait_s, state = planner(visit, state, chance)
            at_s, last = at_s + wait_s, upto
    return tally


def ours(policy: Policy, visit: Visit, feed: Feed | None, chance: random.Random) -> tuple[float, Feed | None]:
    """The daemon's own policy."""
    now = _START + timedelta(seconds=visit.at_s)
    feed = feed or Feed(source="A", url="http://a.example/", kind=FeedKind.FEED)
    outcome = Outcome.NEW if visit.new else Outcome.ALL_KNOWN
    told = CrawlReport(
        source="A",
        feed_url=feed.url,
        started_at=now,
        ended_at=now,
        outcome=outcome,
        entries=visit.listed,
        first_seen=visit.new,
    )
    plan = next_poll(feed, told, policy, chance.random())
    state = PollState(last_ok_at=now, interval_s=plan.interval_s, pace=plan.pace)
    return (plan.at - now).total_seconds(), replace(feed, state=state)


def fixed(interval_s: float, _visit: Visit, _feed: Feed | None, _chance: random.Random) -> tuple[float, None]:
    """Miniflux's `round_robin`."""
    return interval_s, None


def entry_frequency(visit: Visit, _feed: Feed | None, _chance: random.Random) -> tuple[float, None]:
    """Miniflux's `entry_frequency`: a week, divided by what the last one brought."""
    shortest_s, longest_s = _MINIFLUX_S
    weekly = len(visit.seen_at_s) - bisect_right(visit.seen_at_s, visit.at_s - _WEEK_S)
    return (max(shortest_s, min(_WEEK_S / weekly, longest_s)) if weekly else longest_s), None


_OURS = Policy(min_interval_s=300.0, max_interval_s=7200.0)
POLICIES: dict[str, Planner] = {
    "every 60 min (Miniflux, round robin)": partial(fixed, 3600.0),
    "Miniflux, entry frequency": entry_frequency,
    "every 15 min": partial(fixed, 900.0),
    "ours, 180 min a day's article": partial(ours, _OURS),
    "ours, 150 min a day's article": partial(ours, replace(_OURS, daily_interval_s=9000.0)),
    "ours, 120 min a day's article": partial(ours, replace(_OURS, daily_interval_s=7200.0)),
}


def sources(count: int, days: float, chance: random.Random) -> list[list[float]]:
    """What each source publishes: rates spread evenly over their magnitudes, every second one in bursts."""
    rates = [0.1 * 3000 ** chance.random() for _ in range(count)]
    return [arrivals(rate, days, chance, in_bursts=place % 2 == 0) for place, rate in enumerate(rates)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=300)
    parser.add_argument("--days", type=float, default=28.0)
    parser.add_argument("--learning-days", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    all_days = given.learning_days + given.days
    published = sources(given.sources, all_days, random.Random(given.seed))
    span_s = (given.learning_days * _DAY_S, all_days * _DAY_S)
    total = sum(len(times) - bisect_right(times, span_s[0]) for times in published)
    print(f"{total:,} articles of {given.sources} sources in {given.days:g} days; delays in minutes")
    print(f"{'policy':<40}{'polls/day':>10}{'mean':>8}{'median':>8}{'p90':>8}{'p99':>8}{'lost %':>8}")
    for name, planner in POLICIES.items():
        tally = simulate(planner, published, span_s, given.seed)
        cuts = statistics.quantiles(tally.delays_min, n=100)
        figures = (statistics.mean(tally.delays_min), cuts[49], cuts[89], cuts[98])
        polls = tally.polls / given.sources / given.days
        lost = 100 * tally.lost / total
        print(f"{name:<40}{polls:>10.1f}{''.join(f'{each:>8.1f}' for each in figures)}{lost:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
