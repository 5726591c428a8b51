"""Which days a review is of, and when it is due: in Paris, once, also over the nights when clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from scheduler.digest.days import (
    Days,
    Period,
    Timetable,
    day_of,
    due,
    first_done,
    names_day_alone,
    one_day,
    today_in_paris,
    week_before,
    week_of,
)

PLAN = Timetable(at=time(7, 30), weekday=0, catch_up_days=3)


def utc(day: int, hour: int = 0, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def days_due(now: datetime, done: date | None, plan: Timetable = PLAN, period: Period = Period.DAILY) -> list[date]:
    return [days.last for days in due(period, plan, done, now)]


@pytest.mark.parametrize(
    ("day", "since", "hours"),
    [
        (date(2026, 11, 22), utc(21, 23), 24),
        (date(2026, 7, 1), utc(30, 22, month=6), 24),
        (date(2026, 10, 25), utc(24, 22, month=10), 25),
        (date(2027, 3, 28), datetime(2027, 3, 27, 23, tzinfo=UTC), 23),
    ],
)
def test_a_day_is_from_midnight_to_midnight_in_paris(day: date, since: datetime, hours: int) -> None:
    days = one_day(day)
    assert days.since == since
    assert days.until - days.since == timedelta(hours=hours)


def test_a_week_begins_on_monday() -> None:
    for day in (16, 18, 22):
        assert week_of(date(2026, 11, day)) == Days(
            period=Period.WEEKLY, first=date(2026, 11, 16), last=date(2026, 11, 22)
        )
    assert week_before(date(2026, 11, 20)).first == date(2026, 11, 13)


def test_a_review_is_due_at_its_time_and_not_before() -> None:
    done = date(2026, 11, 20)
    assert days_due(utc(22, 6, 29), done) == []
    assert days_due(utc(22, 6, 30), done) == [date(2026, 11, 21)]
    assert days_due(utc(22, 23), date(2026, 11, 21)) == []


def test_days_that_were_missed_are_due_while_they_are_no_older_than_that() -> None:
    assert days_due(utc(22, 8), date(2026, 11, 1)) == [date(2026, 11, day) for day in (19, 20, 21)]
    one = Timetable(at=time(7, 30), weekday=0, catch_up_days=1)
    assert days_due(utc(22, 8), date(2026, 11, 1), one) == [date(2026, 11, 21)]


def test_nothing_of_the_past_is_due_at_first() -> None:
    assert days_due(utc(22, 8), None) == []
    assert first_done(Period.DAILY, PLAN, utc(22, 8)) == date(2026, 11, 21)
    assert first_done(Period.DAILY, PLAN, utc(22, 6)) == date(2026, 11, 20)


def test_a_weekly_review_is_of_the_seven_days_before_its_day() -> None:
    friday = Timetable(at=time(18), weekday=4, catch_up_days=7)
    (days,) = due(Period.WEEKLY, friday, date(2026, 11, 12), utc(20, 17))
    assert (days.first, days.last) == (date(2026, 11, 13), date(2026, 11, 19))
    assert days_due(utc(20, 16, 59), date(2026, 11, 12), friday, Period.WEEKLY) == []
    assert first_done(Period.WEEKLY, friday, utc(20, 16)) == date(2026, 11, 12)


@pytest.mark.parametrize("at", [time(2, 0), time(2, 30), time(3, 0), time(0, 0)])
@pytest.mark.parametrize("night", [datetime(2026, 10, 25, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)])
def test_each_day_has_one_review_when_the_clock_changes(at: time, night: datetime) -> None:
    plan = Timetable(at=at, weekday=0, catch_up_days=3)
    done = first_done(Period.DAILY, plan, night - timedelta(days=2))
    sent = []
    for minutes in range(0, 4 * 24 * 60, 15):
        for days in due(Period.DAILY, plan, done, night - timedelta(days=2) + timedelta(minutes=minutes)):
            sent.append(days.last)
            done = days.last
    assert sent == [sent[0] + timedelta(days=number) for number in range(len(sent))]
    assert len(sent) >= 3


def test_a_day_without_an_hour_is_the_day_that_was_named() -> None:
    for last_second in (datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC), datetime(2026, 11, 21, 22, 59, 59, tzinfo=UTC)):
        assert names_day_alone(last_second)
        assert day_of(last_second) == date(2026, 11, 21)
    assert day_of(utc(21, 23, 30)) == date(2026, 11, 22)
    assert today_in_paris(utc(21, 23, 30)) == date(2026, 11, 22)
