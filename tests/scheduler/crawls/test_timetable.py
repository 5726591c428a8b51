"""When a feed is polled next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scheduler.crawls.timetable import Policy, blocked_until, is_due, is_failing, next_poll
from store.types import CrawlReport, Failure, Feed, FeedKind, Outcome, Pace, PlannedPoll, PollState, Stage

#: Noon in Paris, so that the night's rule has no say.
NOW = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
POLICY = Policy(min_interval_s=300.0, max_interval_s=7200.0)
MIDDLE = 0.5
HOUR_S, DAY_S = 3600.0, 86400.0


def report(outcome: Outcome = Outcome.ALL_KNOWN, **fields: object) -> CrawlReport:
    told = {"source": "A", "feed_url": "http://a.example/", "started_at": NOW, "ended_at": NOW, "outcome": outcome}
    return CrawlReport(**(told | fields))


def failed(reason: str = "timed out", *, temporary: bool = True, **fields: object) -> CrawlReport:
    failure = Failure(source="A", url="http://a.example/", stage=Stage.FEED, reason=reason, at=NOW, temporary=temporary)
    return report(Outcome.FAILED, failures=(failure,), **fields)


def plan(state: PollState, told: CrawlReport, policy: Policy = POLICY, dice: float = MIDDLE) -> PlannedPoll:
    feed = Feed(source="A", url="http://a.example/", kind=FeedKind.FEED, state=state)
    return next_poll(feed, told, policy, dice)


def wait_s(state: PollState, told: CrawlReport, policy: Policy = POLICY, dice: float = MIDDLE) -> float:
    return (plan(state, told, policy, dice).at - told.ended_at).total_seconds()


def publishing(a_day: float, **fields: object) -> PollState:
    """A feed that was read this very instant and has long published so much."""
    return PollState(last_ok_at=NOW, pace=Pace(entries=a_day * 10, days=10.0), **fields)


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
    ("a_day", "expected_s"),
    [
        (0.0, 7200.0),
        (0.1, 7200.0),
        (1.0, 7200.0),
        (4.0, 5400.0),
        (16.0, 2700.0),
        (100.0, 1080.0),
        (1296.0, 300.0),
        (1e6, 300.0),
    ],
)
def test_the_interval_goes_with_the_square_root_of_the_rate_within_bounds(a_day: float, expected_s: float) -> None:
    assert wait_s(publishing(a_day), report()) == pytest.approx(expected_s)


def test_a_feed_that_was_never_read_is_taken_for_one_of_four_articles_a_day() -> None:
    assert wait_s(PollState(), report(Outcome.NEW, entries=30, first_seen=30)) == pytest.approx(5400.0)


def test_what_was_seen_for_the_first_time_counts_and_fades_with_a_half_life_of_three_days() -> None:
    state = PollState(last_ok_at=NOW - timedelta(days=3), pace=Pace(entries=8.0, days=2.0))
    pace = plan(state, report(Outcome.NEW, entries=20, first_seen=6)).pace
    assert (pace.entries, pace.days, pace.listed) == (pytest.approx(10.0), pytest.approx(4.0), 20)


def test_a_short_feed_that_fills_fast_is_polled_before_half_of_it_is_new() -> None:
    # 96 a day and ten listed: five of them are new after 75 minutes at most, far from the 18 minutes of its rate.
    slow = replace(POLICY, daily_interval_s=DAY_S, max_interval_s=DAY_S)
    assert wait_s(publishing(96.0), report(entries=10), slow) == pytest.approx(4500.0)


def test_the_length_of_a_feed_is_remembered_when_it_answers_that_nothing_changed() -> None:
    slow = replace(POLICY, daily_interval_s=DAY_S, max_interval_s=DAY_S)
    state = PollState(last_ok_at=NOW, pace=Pace(entries=960.0, days=10.0, listed=10))
    assert wait_s(state, report(Outcome.NOT_MODIFIED), slow) == pytest.approx(4500.0)


def test_a_feed_in_which_nothing_is_known_may_have_lost_entries_and_is_polled_twice_as_often() -> None:
    state = publishing(16.0)
    planned = plan(state, report(Outcome.NEW, entries=500, first_seen=500))
    calm = plan(state, report(Outcome.NEW, entries=501, first_seen=500))
    assert planned.pace.gaps == 1
    assert calm.pace.gaps == 0
    assert planned.interval_s == pytest.approx(max(300.0, calm.interval_s / 2))


@pytest.mark.parametrize(("hint_s", "expected_s"), [(60.0, 1080.0), (1800.0, 1800.0), (DAY_S, 3600.0)])
def test_a_hint_of_the_server_only_lengthens_and_for_an_hour_at_most(hint_s: float, expected_s: float) -> None:
    planned = plan(publishing(100.0), report(hint_s=hint_s))
    assert (planned.at - NOW).total_seconds() == pytest.approx(expected_s)
    assert planned.interval_s == pytest.approx(1080.0)


def test_a_hint_does_not_pass_the_longest_interval_of_the_configuration() -> None:
    assert wait_s(publishing(100.0), report(hint_s=3600.0), replace(POLICY, max_interval_s=1200.0)) == 1200.0


@pytest.mark.parametrize(
    ("instant", "factor"),
    [
        (datetime(2026, 1, 15, 22, 59, tzinfo=UTC), 1.0),
        (datetime(2026, 1, 15, 23, 1, tzinfo=UTC), 0.3),
        (datetime(2026, 7, 15, 22, 1, tzinfo=UTC), 0.3),
        (datetime(2026, 7, 15, 3, 59, tzinfo=UTC), 0.3),
        (datetime(2026, 7, 15, 4, 1, tzinfo=UTC), 1.0),
    ],
    ids=["before a winter's midnight", "after it", "after a summer's midnight", "before six", "after six"],
)
def test_little_is_expected_at_night_in_paris(instant: datetime, factor: float) -> None:
    state = replace(publishing(100.0), last_ok_at=instant)
    assert wait_s(state, report(ended_at=instant)) == pytest.approx(10_800 / (100 * factor) ** 0.5)


@pytest.mark.parametrize(
    ("earlier_failures", "expected_s"),
    [(0, 900.0), (1, 1800.0), (2, 3600.0), (5, 28800.0), (6, 57600.0), (7, DAY_S), (8, DAY_S), (10_000, DAY_S)],
)
def test_failures_double_the_wait_up_to_a_day(earlier_failures: int, expected_s: float) -> None:
    assert wait_s(PollState(failures_in_a_row=earlier_failures), failed()) == pytest.approx(expected_s)


@pytest.mark.parametrize(
    ("reason", "temporary", "weight"),
    [
        ("timed out", True, 0.25),
        ("http 500", True, 0.25),
        ("not a feed", False, 0.5),
        ("tls", False, 0.5),
        ("http 404", False, 1.0),
        ("http 403", False, 1.0),
    ],
)
def test_a_failure_weighs_what_it_says_of_the_feed(reason: str, temporary: bool, weight: float) -> None:
    pace = plan(PollState(), failed(reason, temporary=temporary)).pace
    assert (pace.failure_weight, pace.failing_since) == (weight, NOW)


def test_a_page_that_fails_before_its_feed_says_nothing_of_the_feed() -> None:
    feed_failed = failed("http 404", temporary=False)
    page_failed = replace(feed_failed.failures[0], stage=Stage.EXTRACT, reason="no text", temporary=True)
    both = replace(feed_failed, failures=(page_failed, *feed_failed.failures))
    assert plan(PollState(), both).pace.failure_weight == 1.0


def test_what_has_failed_hard_for_two_weeks_is_asked_once_a_week_and_never_given_up() -> None:
    since = NOW - timedelta(days=14)
    state = PollState(failures_in_a_row=40, pace=Pace(failure_weight=29.5, failing_since=since))
    planned = plan(state, failed("http 404", temporary=False), dice=1.0)
    assert planned.at - NOW == timedelta(days=7) * 1.05
    assert is_failing(planned.pace, NOW)
    after = PollState(next_poll_at=planned.at, pace=planned.pace)
    assert not is_due(after, NOW)
    assert is_due(after, planned.at)


def test_a_passing_trouble_of_two_weeks_is_asked_daily() -> None:
    state = PollState(failures_in_a_row=40, pace=Pace(failure_weight=10.0, failing_since=NOW - timedelta(days=20)))
    assert wait_s(state, failed()) == pytest.approx(DAY_S)


def test_a_poll_that_works_takes_all_failures_back() -> None:
    state = PollState(last_ok_at=NOW, failures_in_a_row=9, pace=Pace(failure_weight=31.0, failing_since=NOW))
    pace = plan(state, report()).pace
    assert (pace.failure_weight, pace.failing_since) == (0.0, None)


def test_a_failure_leaves_the_interval_as_it_was() -> None:
    assert plan(PollState(interval_s=1000.0, failures_in_a_row=3), failed()).interval_s == pytest.approx(1000.0)


def test_a_feed_that_is_polled_seldom_is_not_asked_more_often_for_failing() -> None:
    assert wait_s(PollState(interval_s=5000.0), failed()) == pytest.approx(5000.0)


@pytest.mark.parametrize(("dice", "factor"), [(0.0, 0.95), (0.5, 1.0), (1.0, 1.05)])
def test_jitter_moves_the_date_by_five_percent(dice: float, factor: float) -> None:
    assert wait_s(publishing(4.0), report(), dice=dice) == pytest.approx(5400.0 * factor)


@pytest.mark.parametrize("told", [failed(), report(Outcome.NOT_MODIFIED)], ids=["failed", "nothing new"])
def test_the_longest_wait_is_never_taken_for_an_absurd_date(told: CrawlReport) -> None:
    """A feed that had failed for a day was polled at every tick: 24 h and the jitter passed the limit of 25 h."""
    longest = Policy(min_interval_s=DAY_S, max_interval_s=DAY_S)
    planned = plan(PollState(failures_in_a_row=9), told, longest, dice=1.0)
    assert not is_due(PollState(next_poll_at=planned.at), NOW)


@pytest.mark.parametrize(
    ("told", "expected_s"),
    [
        (failed("http 429", retry_after_s=120.0), 120.0),
        (failed("http 503", retry_after_s=1.0), 60.0),
        (failed("http 503", retry_after_s=1e9), DAY_S),
        (failed("http 429"), 2000.0),
        (replace(failed("http 429", retry_after_s=300.0), outcome=Outcome.NEW), 300.0),
        (failed("http 500"), None),
        (report(), None),
    ],
    ids=["as asked", "a minute at least", "a day at most", "unsaid", "asked by a page", "another error", "no error"],
)
def test_a_site_that_asks_us_to_stay_away_is_left_alone_that_long(told: CrawlReport, expected_s: float | None) -> None:
    expected = None if expected_s is None else NOW + timedelta(seconds=expected_s)
    assert blocked_until(told, 1000.0, 0.0) == expected


def test_a_feed_whose_site_is_away_is_asked_when_it_is_back_and_nothing_counts_against_it() -> None:
    planned = plan(PollState(), failed("asked to wait", retry_after_s=7200.0))
    assert (planned.at - NOW, planned.pace.failure_weight) == (timedelta(seconds=7200), 0.0)
    assert wait_s(PollState(), failed("asked to wait", retry_after_s=1e9)) == DAY_S
    assert wait_s(PollState(), failed("asked to wait", retry_after_s=5.0)) == 900.0
