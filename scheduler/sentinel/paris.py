"""The French week: which hour of it an instant is in, and on which days little is published; pure.

Most sources are French. One from elsewhere keeps its own hours, which its history shows all the same; only the holidays
are then those of others, on which a silence is noticed later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
#: Days are added up one by one to here; whatever is longer is long.
_OLD = timedelta(days=730)
_SUNDAY = 6
#: Code du travail, article L3133-1; those that move with Easter are in days after it.
_FIXED = frozenset({(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)})
_AFTER_EASTER = (1, 39, 50)
#: Weeks in which magazines pause and offices are closed: from month and day to month and day, both included.
_QUIET = (((7, 25), (8, 31)), ((12, 20), (12, 31)), ((1, 1), (1, 4)))
#: Share of the usual that is expected then: some titles publish nothing at all, and history seldom holds a last August.
_QUIET_SHARE = 0.15


@lru_cache(maxsize=4096)
def slot(instant: datetime) -> int:
    """The hour of the week that an instant is in, Monday's first one being 0; a public holiday is a Sunday."""
    local = instant.astimezone(PARIS)
    weekday = _SUNDAY if is_holiday(local.date()) else local.weekday()
    return weekday * 24 + local.hour


def share(instant: datetime) -> float:
    """The share of a usual hour's volume that is to be expected in the hour of an instant."""
    return _share(instant.astimezone(PARIS).date())


def hours_between(since: datetime, until: datetime) -> Iterator[tuple[datetime, float]]:
    """The hours that a span touches, each with the share of it that lies in the span."""
    hour = since.replace(minute=0, second=0, microsecond=0)
    while hour < until:
        inside = min(until, hour + _HOUR) - max(since, hour)
        yield hour, inside / _HOUR
        hour += _HOUR


def felt_between(since: datetime, until: datetime) -> timedelta:
    """How long a span is, the days of it on which little is published counting little."""
    if until - since > _OLD:
        return until - since
    felt, day = timedelta(0), since
    while day < until:
        felt += min(_DAY, until - day) * share(day)
        day += _DAY
    return felt


@lru_cache(maxsize=1024)
def is_holiday(day: date) -> bool:
    """Whether a day is a public holiday in France."""
    return (day.month, day.day) in _FIXED or (day - _easter(day.year)).days in _AFTER_EASTER


@lru_cache(maxsize=1024)
def _share(day: date) -> float:
    here = (day.month, day.day)
    return _QUIET_SHARE if any(first <= here <= last for first, last in _QUIET) else 1.0


def _easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian algorithm, Meeus, *Astronomical Algorithms*, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)
