"""When a feed is polled next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scheduler.timetable import Bounds, is_due, next_poll
from store.types import CrawlReport, Outcome, PollState

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
BOUNDS = Bounds(min_interval_s=300.0, max_interval_s=7200.0)
MIDDLE = 0.5
DAY_S = 86400.0


def report(outcome: Outcome) -> CrawlReport:
    return CrawlReport(source="A", feed_url="http://a.example/", started_at=NOW, ended_at=NOW, outcome=outcome)


def wait_s(state: PollState, outcome: Outcome, dice: float = MIDDLE, bounds: Bounds = BOUNDS) -> float:
    return (next_poll(state, report(outcome), bounds, dice).at - NOW).total_seconds()


@pytest.mark.parametrize(
    ("next_poll_at", "due"),
    [
        (None, True),
        (NOW, True),
        (NOW - timedelta(days=4000), True),
        (NOW + timedelta(seconds=1), False),
        (NOW + timedelta(hours=24), False),
        (NOW + timedelta(days=3), True),
        (NOW + timedelta(days=4000), True),
    ],
    ids=["never polled", "now", "long ago", "in a second", "in a day", "in three days", "in eleven years"],
)
def test_a_feed_is_due_when_its_time_has_come_or_is_absurd(next_poll_at: datetime | None, due: bool) -> None:
    assert is_due(PollState(next_poll_at=next_poll_at), NOW) is due


@pytest.mark.parametrize(
    ("interval_s", "outcome", "expected_s"),
    [
        (None, Outcome.NEW, 300.0),
        (None, Outcome.NOT_MODIFIED, 450.0),
        (1000.0, Outcome.NEW, 500.0),
        (1000.0, Outcome.NOTHING_MATCHED, 1500.0),
        (1000.0, Outcome.ALL_KNOWN, 1500.0),
        (400.0, Outcome.NEW, 300.0),
        (7000.0, Outcome.SAME_BODY, 7200.0),
        (1.0, Outcome.EMPTY, 450.0),
        (1e9, Outcome.NEW, 3600.0),
    ],
)
def test_news_shorten_the_interval_and_silence_lengthens_it_within_bounds(
    interval_s: float | None, outcome: Outcome, expected_s: float
) -> None:
    assert wait_s(PollState(interval_s=interval_s), outcome) == pytest.approx(expected_s)


def test_the_interval_that_worked_is_kept_for_the_next_poll() -> None:
    chosen = next_poll(PollState(interval_s=1000.0), report(Outcome.NEW), BOUNDS, 0.0)
    assert chosen.interval_s == pytest.approx(500.0)


@pytest.mark.parametrize(
    ("earlier_failures", "expected_s"),
    [(0, 900.0), (1, 1800.0), (2, 3600.0), (5, 28800.0), (6, 57600.0), (7, DAY_S), (8, DAY_S), (10_000, DAY_S)],
)
def test_failures_double_the_wait_up_to_a_day_and_no_feed_is_given_up(earlier_failures: int, expected_s: float) -> None:
    assert wait_s(PollState(failures_in_a_row=earlier_failures), Outcome.FAILED) == pytest.approx(expected_s)


def test_a_failure_leaves_the_interval_as_it_was() -> None:
    state = PollState(interval_s=1000.0, failures_in_a_row=3)
    assert next_poll(state, report(Outcome.FAILED), BOUNDS, MIDDLE).interval_s == pytest.approx(1000.0)


def test_a_feed_that_is_polled_seldom_is_not_asked_more_often_for_failing() -> None:
    assert wait_s(PollState(interval_s=5000.0), Outcome.FAILED) == pytest.approx(5000.0)


@pytest.mark.parametrize(("dice", "factor"), [(0.0, 0.95), (0.5, 1.0), (1.0, 1.05)])
def test_jitter_moves_the_date_by_five_percent(dice: float, factor: float) -> None:
    assert wait_s(PollState(interval_s=1000.0), Outcome.ALL_KNOWN, dice) == pytest.approx(1500.0 * factor)


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.NOT_MODIFIED])
def test_the_longest_wait_is_never_taken_for_an_absurd_date(outcome: Outcome) -> None:
    """A feed that had failed for a day was polled at every tick: 24 h and the jitter passed the limit of 25 h."""
    longest = Bounds(min_interval_s=DAY_S, max_interval_s=DAY_S)
    chosen = next_poll(PollState(failures_in_a_row=9), report(outcome), longest, 1.0)
    assert not is_due(PollState(next_poll_at=chosen.at), NOW)
