"""Row 57 of the table of faults: on both days of the year on which clocks are set, polls and ticks go on as on any."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from scheduler.crawls.timetable import Policy, is_due, next_poll
from scheduler.daemon.ticking import FromNow
from store.types import CrawlReport, Feed, FeedKind, Outcome, PollState

PARIS = ZoneInfo("Europe/Paris")
#: An hour before the clocks of France are set, UTC: forward in March, back in October.
DAYS = [datetime(2026, 10, 25, 0, 0, tzinfo=UTC), datetime(2027, 3, 28, 0, 0, tzinfo=UTC)]
IDS = ["25 October 2026", "28 March 2027"]
POLICY = Policy(min_interval_s=300, max_interval_s=1200)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("before", DAYS, ids=IDS)
def test_row_57_a_feed_is_polled_as_often_as_ever(before: datetime) -> None:
    feed = Feed(source="A", url="http://a.example/feed", kind=FeedKind.FEED, state=PollState(next_poll_at=before))
    polls, now = [], before
    while now < before + timedelta(hours=3):
        now += MINUTE
        if not is_due(feed.state, now):
            continue
        report = CrawlReport(
            source="A", feed_url=feed.url, started_at=now, ended_at=now, outcome=Outcome.ALL_KNOWN, entries=9
        )
        plan = next_poll(feed, report, POLICY, 0.5)
        polls.append(now)
        feed = Feed(
            source="A",
            url=feed.url,
            kind=feed.kind,
            state=PollState(next_poll_at=plan.at, last_ok_at=now, interval_s=plan.interval_s, pace=plan.pace),
        )
    waits = {later - sooner for sooner, later in pairwise(polls)}
    assert waits == {20 * MINUTE}


@pytest.mark.parametrize("before", DAYS, ids=IDS)
@pytest.mark.parametrize("zone", [UTC, PARIS], ids=["UTC", "Paris"])
def test_row_57_a_tick_follows_the_last_by_its_period(before: datetime, zone: ZoneInfo) -> None:
    trigger, now = FromNow(900.0), before.astimezone(zone)
    for _ in range(12):
        following = trigger.get_next_fire_time(now, now)
        assert following.astimezone(UTC) - now.astimezone(UTC) == timedelta(minutes=15)
        now = following
