"""Which days a review is of, and when it is due; pure. Days begin and end at midnight in Paris."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)


class Period(StrEnum):
    """What a review is of; the first two are also what sinks take."""

    DAILY = "daily"
    WEEKLY = "weekly"
    SPAN = "span"  #: any days that a person asks for


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days of a review, the last one included."""

    period: Period
    first: date
    last: date

    @property
    def since(self) -> datetime:
        return _midnight(self.first)

    @property
    def until(self) -> datetime:
        """The instant after its end."""
        return _midnight(self.last + _A_DAY)


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """When reviews are due."""

    #: In Paris.
    at: time
    #: Of the weekly one; 0 for Monday.
    weekday: int
    #: A review is due for so long; one that was missed for longer is not sent.
    catch_up_days: int


def one_day(day: date) -> Days:
    return Days(period=Period.DAILY, first=day, last=day)


def week_before(day: date) -> Days:
    """The seven days before a day."""
    return Days(period=Period.WEEKLY, first=day - _A_WEEK, last=day - _A_DAY)


def week_of(day: date) -> Days:
    """The week from Monday to Sunday that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return week_before(monday + _A_WEEK)


def due(period: Period, timetable: Timetable, done_until: date | None, now: datetime) -> list[Days]:
    """The reviews of a kind that are to be sent now, oldest first, when they are done up to a day.

    None when none was ever sent: then none of the past is, and `first_done` says what counts as done.
    """
    if done_until is None:
        return []
    oldest = now - timedelta(days=timetable.catch_up_days)
    found = [days for due_at, days in _planned(period, timetable, now) if due_at > oldest and days.last > done_until]
    return found[::-1]


def first_done(period: Period, timetable: Timetable, now: datetime) -> date:
    """The last day that counts as reviewed when a corpus is first asked: that of the newest review due by now."""
    return next(days.last for _due_at, days in _planned(period, timetable, now))


def names_day_alone(appeared_at: datetime) -> bool:
    """Whether a publisher named the day of an article and no hour: the corpus counts it as the day's last second."""
    return (appeared_at.minute, appeared_at.second) == (59, 59)


def day_of(appeared_at: datetime) -> date:
    """The day in Paris on which an article appeared."""
    # The last second of a day of UTC is one of the next day in Paris.
    named = appeared_at - _A_DAY + timedelta(seconds=1) if names_day_alone(appeared_at) else appeared_at
    return named.astimezone(PARIS).date()


def today_in_paris(now: datetime) -> date:
    return now.astimezone(PARIS).date()


def _planned(period: Period, timetable: Timetable, now: datetime) -> Iterator[tuple[datetime, Days]]:
    """The reviews that were due up to now, newest first, of the last weeks."""
    today = today_in_paris(now)
    for back in range(15):
        day = today - timedelta(days=back)
        if period is Period.WEEKLY and day.weekday() != timetable.weekday:
            continue
        # One that the clock leaves out in spring, 02:30, comes to the instant that would have been it.
        due_at = datetime.combine(day, timetable.at, PARIS).astimezone(UTC)
        if due_at <= now:
            yield due_at, week_before(day) if period is Period.WEEKLY else one_day(day - _A_DAY)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, PARIS).astimezone(UTC)
