"""What the daemon asks at every tick costs the same few statements whatever the number of feeds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from store.archive import Archive
from store.types import Feed, FeedKind, Pace, PlannedPoll
from tests.store.examples import NOW

FEEDS = [Feed(source=f"S{n}", url=f"https://s{n}.example/rss", kind=FeedKind.FEED) for n in range(300)]


@pytest.fixture
def planned(counting_archive: Archive, statements: list[str]) -> Archive:
    """An archive that knows the feeds, and has planned the next poll of each."""
    known = counting_archive.register(FEEDS)
    pace = Pace(failure_weight=31.0, failing_since=NOW - timedelta(days=20))
    counting_archive.schedule(
        PlannedPoll(
            feed=feed, at=NOW + timedelta(minutes=place), interval_s=600.0, pace=pace, batch_most=place % 3 or None
        )
        for place, feed in enumerate(known)
    )
    statements.clear()
    return counting_archive


def test_what_tells_whether_feeds_are_due_is_one_question(planned: Archive, statements: list[str]) -> None:
    plans = planned.next_polls()
    assert len([sent for sent in statements if "feed" in sent]) == 1
    states = planned.register(FEEDS)
    for feed in states:
        plan = plans[feed.source, feed.url]
        assert (plan.next_poll_at, plan.batch_most) == (feed.state.next_poll_at, feed.state.batch_most)
        pace = feed.state.pace
        assert (plan.pace.failure_weight, plan.pace.failing_since) == (pace.failure_weight, pace.failing_since)


def test_feeds_that_are_known_are_read_in_one_question(planned: Archive, statements: list[str]) -> None:
    states = planned.register(FEEDS)
    assert [feed.source for feed in states] == [feed.source for feed in FEEDS]
    assert len([sent for sent in statements if "feed" in sent]) == 1


def test_feeds_are_told_apart_by_their_source_and_read_anew_when_they_are_of_another_kind(planned: Archive) -> None:
    namesake = replace(FEEDS[0], source="Autre")
    section = replace(FEEDS[1], kind=FeedKind.SECTION)
    known = planned.register([FEEDS[0], namesake, section])
    assert [feed.state.next_poll_at is None for feed in known] == [False, True, False]
    assert planned.register([namesake])[0].state.next_poll_at is None
