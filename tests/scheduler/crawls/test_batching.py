"""What goes together, and how the feed that kills its batches is found: by halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from scheduler.crawls.batching import BATCH_SIZE, halved, next_batch, put_off, report_of_death, unfinished
from scheduler.crawls.timetable import Policy, next_poll
from store.types import CrawlReport, Ending, Feed, FeedKind, Outcome, PlannedPoll, PollState

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
POLICY = Policy(min_interval_s=300, max_interval_s=7200)


def feed(number: int, *, most: int | None = None, waited_s: float | None = None) -> Feed:
    due_at = NOW - timedelta(seconds=number if waited_s is None else waited_s)
    state = PollState(next_poll_at=due_at, batch_most=most)
    return Feed(source=f"S{number}", url=f"http://s{number}.example/feed", kind=FeedKind.FEED, state=state)


def over(one: Feed) -> CrawlReport:
    return CrawlReport(source=one.source, feed_url=one.url, started_at=NOW, ended_at=NOW, outcome=Outcome.ALL_KNOWN)


def as_planned(plans: Sequence[PlannedPoll]) -> list[Feed]:
    """The feeds with the states that their plans give them."""
    return [
        replace(plan.feed, state=replace(plan.feed.state, next_poll_at=plan.at, batch_most=plan.batch_most))
        for plan in plans
    ]


def test_who_waits_longest_goes_first_and_a_batch_has_its_size() -> None:
    chosen = next_batch([feed(number) for number in range(200)])
    assert [one.source for one in chosen] == [f"S{number}" for number in range(199, 199 - BATCH_SIZE, -1)]


def test_a_feed_that_was_never_polled_waits_longest() -> None:
    new = Feed(source="New", url="http://new.example/feed", kind=FeedKind.FEED)
    assert next_batch([feed(1), new])[0] == new


def test_nothing_due_is_no_batch() -> None:
    assert next_batch([]) == []


def test_suspects_are_not_polled_with_others() -> None:
    suspects = [feed(number, most=2, waited_s=900 + number) for number in range(3)]
    others = [feed(10), feed(11)]
    assert next_batch([*others, *suspects]) == [suspects[2], suspects[1]]
    assert next_batch([*others, suspects[0], feed(5, most=25)])[0] == suspects[0]


def test_the_feed_that_kills_its_batches_is_alone_after_a_few() -> None:
    due, culprit, deaths, cleared = [feed(number) for number in range(BATCH_SIZE)], "S17", 0, set()
    while True:
        batch = next_batch(due)
        if culprit not in {one.source for one in batch}:
            cleared |= {one.source for one in batch}
            due = [one for one in due if one not in batch]
            continue
        deaths += 1
        if len(batch) == 1:
            break
        due = [one for one in due if one not in batch] + as_planned(halved(batch, NOW))
    assert deaths <= 7
    assert culprit not in cleared
    assert len(cleared) + len(due) == BATCH_SIZE


def test_feeds_whose_batch_died_are_tried_again_in_a_minute_by_halves_of_which_none_is_empty() -> None:
    assert {(plan.at - NOW, plan.batch_most) for plan in halved([feed(n) for n in range(5)], NOW)} == {
        (timedelta(minutes=1), 3)
    }
    assert [plan.batch_most for plan in halved([feed(1), feed(2)], NOW)] == [1, 1]


def test_only_polls_that_were_not_over_are_suspected() -> None:
    feeds = [feed(number) for number in range(4)]
    assert unfinished(feeds, [over(feeds[0]), over(feeds[3])]) == feeds[1:3]


def test_the_one_that_is_found_is_put_off_says_why_and_stays_alone() -> None:
    culprit = feed(1, most=1)
    report = report_of_death(culprit, NOW, NOW, "the process ended with code -9")
    assert report.ending is Ending.QUARANTINED
    assert "code -9" in report.reason
    assert [failure.reason for failure in report.failures] == ["crawl died"]
    plan = next_poll(culprit, report, POLICY, 0.5)
    assert plan.at >= NOW + timedelta(minutes=14)
    assert plan.batch_most == 1


def test_a_poll_that_goes_well_ends_the_suspicion() -> None:
    assert next_poll(feed(1, most=1), over(feed(1)), POLICY, 0.5).batch_most is None


def test_a_batch_that_came_to_nothing_by_no_fault_of_its_feeds_is_tried_again_as_it_was() -> None:
    plans = put_off([feed(1), feed(2, most=25)], NOW)
    assert [(plan.batch_most, plan.at - NOW) for plan in plans] == [
        (None, timedelta(minutes=5)),
        (25, timedelta(minutes=5)),
    ]


def test_a_feed_that_is_put_off_keeps_the_interval_that_it_had() -> None:
    known = replace(feed(1), state=replace(feed(1).state, interval_s=1234.0))
    assert [plan.interval_s for plan in put_off([known, feed(2)], NOW)] == [1234.0, 300.0]
