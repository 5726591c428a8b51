"""A title that falls silent has an alarm in time; one that rests, sleeps or publishes once a month has none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.sentinel.learning import HISTORY, expected_between, learn_rhythm
from scheduler.sentinel.silence import INTERVALS, LEAST_GAPS, interval, judge_silence
from store.types import AlarmKind, Ending, Feed, FeedKind
from store.types.rhythms import Rhythm
from tests.scheduler.sentinel.histories import (
    DAY,
    FEED_URL,
    HOUR,
    MONDAY,
    POLLED_EVERY,
    SOURCE,
    Title,
    failing_feed,
    feed,
    polls_of,
    rhythm_of,
    rhythm_with,
    watched,
)

DAILY = Title(a_day=25)
WEEKDAYS_ONLY = Title(a_day=8, weekend=0.0, first_hour=8, last_hour=19)
AGENCY = Title(a_day=200, weekend=0.8, first_hour=0, last_hour=24)
BLOG = Title(a_day=1)
PRESS = {"daily": DAILY, "weekdays only": WEEKDAYS_ONLY, "agency": AGENCY, "blog": BLOG}


def silent_feed(since: datetime, now: datetime, **state: object) -> Feed:
    told = {"last_entry_at": since, "last_ok_at": now, "last_reason": "304, not modified"}
    return feed(**(told | state))


def opens_after(title: Title, last: datetime, *, days: int = 60) -> timedelta | None:
    """How long after its last article a title has an alarm; None when it has none."""
    rhythm = rhythm_of(title, last)
    for hours in range(0, days * 24, 2):
        now = last + hours * HOUR
        if judge_silence(watched(silent_feed(last, now), now=now, rhythm=rhythm)):
            return hours * HOUR
    return None


def false_alarms(title: Title, start: datetime, weeks: int, seed: int, known: timedelta = HISTORY) -> list[datetime]:
    """When a title that publishes as ever would have an alarm, looked at with every poll.

    `known`: how long it was watched before `start`, which is what its rhythm is of.
    """
    began = start - known
    published = title.publishes(began, start + timedelta(weeks=weeks), seed)
    rhythm = learn_rhythm(SOURCE, polls_of(published, began, start), began, start)
    alarms, now, last, place = [], start, began, 0
    while now < start + timedelta(weeks=weeks):
        now += POLLED_EVERY
        while place < len(published) and published[place] <= now:
            last, place = now, place + 1
        if judge_silence(watched(silent_feed(last, now), now=now, rhythm=rhythm)):
            alarms.append(now)
    return alarms


@pytest.mark.parametrize("title", PRESS.values(), ids=PRESS)
def test_a_title_that_stops_has_an_alarm_within_days(title: Title) -> None:
    after = opens_after(title, MONDAY)
    rhythm = rhythm_of(title, MONDAY)
    assert after is not None
    missed = expected_between(rhythm.expected, MONDAY, MONDAY + after)
    poll = expected_between(rhythm.expected, MONDAY + after - POLLED_EVERY, MONDAY + after)
    assert missed <= INTERVALS * interval(rhythm) + poll


def test_what_publishes_more_is_missed_sooner() -> None:
    agency, daily, blog = (opens_after(title, MONDAY) for title in (AGENCY, DAILY, BLOG))
    assert agency is not None
    assert daily is not None
    assert blog is not None
    assert agency < daily < blog < 30 * DAY
    assert agency < 12 * HOUR


@pytest.mark.parametrize("title", PRESS.values(), ids=PRESS)
@pytest.mark.parametrize(
    "start",
    [MONDAY, datetime(2026, 4, 27, 6, tzinfo=UTC), datetime(2026, 10, 19, 6, tzinfo=UTC)],
    ids=["spring, clocks forward", "holidays of May", "autumn, clocks back"],
)
def test_a_healthy_title_has_no_alarm_over_weeks(title: Title, start: datetime) -> None:
    assert false_alarms(title, start, 3, seed=7) == []


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), a_day=st.sampled_from((0.7, 3, 12, 60)), weekend=st.sampled_from((0.0, 0.3, 1.0)))
def test_no_rhythm_of_the_press_alarms_by_itself(seed: int, a_day: float, weekend: float) -> None:
    assert false_alarms(Title(a_day=a_day, weekend=weekend), MONDAY, 1, seed) == []


@pytest.mark.parametrize(("a_day", "seed"), [(0.5, 3), (0.5, 30), (0.5, 61), (0.5, 102), (0.5, 137), (1, 23), (1, 106)])
def test_a_small_title_of_which_few_pauses_are_known_may_pause_by_chance(a_day: float, seed: int) -> None:
    assert false_alarms(Title(a_day=a_day, weekend=1.0), MONDAY, 3, seed, known=21 * DAY) == []


@pytest.mark.parametrize(
    ("weekdays", "least", "most"), [({0, 3}, 10, 45), (set(range(7)), 3, 6)], ids=["twice a week", "every day"]
)
def test_a_letter_that_comes_like_clockwork_is_missed_soon(weekdays: set[int], least: int, most: int) -> None:
    """Its pauses are all alike, so that no chance explains a long one; of many, the longest is what may be."""
    sent = [MONDAY - days * DAY for days in range(54, -1, -1) if (MONDAY - days * DAY).weekday() in weekdays]
    sent = [instant + (place % 3) * HOUR for place, instant in enumerate(sent[:-1])] + sent[-1:]
    rhythm = learn_rhythm(SOURCE, polls_of(sent, MONDAY - HISTORY, MONDAY), MONDAY - HISTORY, MONDAY)
    after = next(
        days
        for days in range(365)
        if judge_silence(watched(silent_feed(MONDAY, MONDAY + days * DAY), now=MONDAY + days * DAY, rhythm=rhythm))
    )
    assert least < after < most


def test_a_title_that_rests_at_weekends_is_not_missed_before_monday() -> None:
    friday = MONDAY - 3 * DAY + 9 * HOUR
    rhythm, sunday = rhythm_of(WEEKDAYS_ONLY, friday), MONDAY - 10 * HOUR
    assert not judge_silence(watched(silent_feed(friday, sunday), now=sunday, rhythm=rhythm))


def test_august_is_no_silence() -> None:
    july = datetime(2026, 7, 31, 16, tzinfo=UTC)
    title = Title(a_day=3, weekend=0.0, first_hour=9, last_hour=18)
    rhythm, after = rhythm_of(title, july), opens_after(title, july)
    assert rhythm.gaps >= LEAST_GAPS
    assert after is None or after > 14 * DAY
    november = opens_after(title, datetime(2026, 11, 27, 16, tzinfo=UTC))
    assert november is not None
    assert november < 8 * DAY


def test_the_sentence_holds_the_figures() -> None:
    now = MONDAY + 4 * DAY
    (found,) = judge_silence(watched(silent_feed(MONDAY, now), now=now, rhythm=rhythm_with()))
    assert (found.kind, found.feed_url) == (AlarmKind.SILENT, "")
    assert found.evidence == (
        "nothing new for 4 days, since 2026-03-16 08:00 UTC, while 38 entries were to be expected; it usually lists "
        "10 on a Friday (deviation 2); its polls end with: 304, not modified"
    )


def test_a_young_title_is_not_judged_by_a_rhythm() -> None:
    young = rhythm_of(DAILY, MONDAY, span=timedelta(days=10))
    seldom = rhythm_of(Title(a_day=0.05), MONDAY)
    now = MONDAY + 30 * DAY
    for rhythm in (None, young, seldom):
        assert not judge_silence(watched(silent_feed(MONDAY, now), now=now, rhythm=rhythm))


def test_silence_ends_where_polls_worked_last() -> None:
    rhythm, now = rhythm_of(DAILY, MONDAY), MONDAY + 9 * DAY
    away = silent_feed(MONDAY, MONDAY + HOUR)
    assert not judge_silence(watched(away, now=now, rhythm=rhythm)), "vigie was off, not the title"


def test_a_source_that_fails_is_not_silent_besides() -> None:
    now = MONDAY + 9 * DAY
    failing = failing_feed(Ending.BLOCKED, 5, now, last_entry_at=MONDAY, last_ok_at=now)
    assert not judge_silence(watched(failing, now=now, rhythm=rhythm_with()))


def test_one_of_two_feeds_is_enough() -> None:
    now = MONDAY + 9 * DAY
    idle, busy = silent_feed(MONDAY, now), silent_feed(now - HOUR, now, newest_at=now, spacing_s=3600.0)
    assert not judge_silence(watched(idle, busy, now=now, rhythm=rhythm_with()))


def test_feeds_that_were_full_and_are_empty_say_so() -> None:
    now = MONDAY + 9 * DAY
    empty = silent_feed(MONDAY, now, last_ending=Ending.PARSES_TO_NOTHING)
    (found,) = judge_silence(watched(empty, now=now, rhythm=rhythm_with()))
    assert found.kind is AlarmKind.PARSES_TO_NOTHING


@pytest.mark.parametrize(
    ("age_days", "spacing_days", "ageing"),
    [
        (5, 1, False),
        (13, 1, False),
        (20, 1, True),
        (17, 2, False),
        (30, 2, True),
        (60, 30, False),
        (300, 30, False),
        (400, 30, True),
        (100, None, False),
        (130, None, True),
    ],
)
def test_a_feed_ages_by_how_far_its_entries_are_apart(age_days: int, spacing_days: int | None, ageing: bool) -> None:
    now = datetime(2026, 6, 15, 9, tzinfo=UTC)
    spacing_s = spacing_days * 86_400.0 if spacing_days else None
    old = feed(newest_at=now - age_days * DAY, spacing_s=spacing_s, last_ok_at=now, last_entry_at=now - DAY)
    found = judge_silence(watched(old, now=now))
    assert [(one.kind, one.feed_url) for one in found] == ([(AlarmKind.AGEING, FEED_URL)] if ageing else [])
    if ageing:
        assert f"{age_days} days old" in found[0].evidence


def test_a_feed_hardly_ages_in_august() -> None:
    for month, wanted in ((8, 0), (10, 1)):
        now = datetime(2026, month, 20, 9, tzinfo=UTC)
        paused = feed(newest_at=now - 25 * DAY, spacing_s=86_400.0, last_ok_at=now, last_entry_at=now - 25 * DAY)
        assert len(judge_silence(watched(paused, now=now))) == wanted


def test_a_sitemap_without_dates_never_ages() -> None:
    undated = feed(kind=FeedKind.SITEMAP, last_ok_at=MONDAY)
    assert not judge_silence(watched(undated, now=MONDAY))


def test_a_title_that_is_never_on_the_topic_is_not_silent() -> None:
    """Volume is counted in entries that nobody had seen, whatever became of them."""
    rhythm: Rhythm = rhythm_of(DAILY, MONDAY)
    now = MONDAY + 2 * DAY
    assert not judge_silence(watched(silent_feed(now - HOUR, now, last_new_at=None), now=now, rhythm=rhythm))
