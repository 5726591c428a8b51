"""Spans of days: months, seasons, quarters, weeks, and the year that a date without one means; pure.

How the press words them is read in `dates`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from store.ledger import DateSpan

#: First month and number of months. The winter of a year is the one that ends in it.
_SEASONS = {"printemps": (3, 3), "ete": (6, 3), "automne": (9, 3), "hiver": (12, 3)}
#: Thirds of a month or year that the press calls beginning, middle and end; in days and in months.
_THIRDS = {"debut": (1, 10), "mi": (11, 20), "fin": (21, 31)}
_YEAR_PARTS = {"debut": (1, 3), "mi": (5, 8), "fin": (10, 12)}


def day(year: int, month: int, number: int) -> DateSpan | None:
    """One day, or None when there is no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return DateSpan(first=found, last=found)


def month(year: int, number: int, part: str = "") -> DateSpan:
    """A month, or its "debut", "mi" or "fin"."""
    last = monthrange(year, number)[1]
    begin, end = _THIRDS.get(part, (1, last))
    return DateSpan(first=date(year, number, begin), last=date(year, number, min(end, last)))


def year(number: int, part: str = "") -> DateSpan:
    """A year, or its "debut", "mi" or "fin"."""
    begin, end = _YEAR_PARTS.get(part, (1, 12))
    return months(number, begin, end - begin + 1)


def months(year: int, first: int, count: int) -> DateSpan:
    """Some months in a row."""
    end_year, end_month = moved(year, first, count - 1)
    return DateSpan(first=date(year, first, 1), last=month(end_year, end_month).last)


def moved(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month that lie so many months later, or earlier when negative."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def season(year: int, name: str) -> DateSpan:
    """The season of that name in a year: "printemps", "ete", "automne", "hiver"."""
    first, count = _SEASONS[name]
    return months(year - (name == "hiver"), first, count)


def week(of: date) -> DateSpan:
    """The week, Monday to Sunday, that a day lies in."""
    monday = of - timedelta(days=of.weekday())
    return DateSpan(first=monday, last=monday + timedelta(days=6))


def nearest_day(of: date, weekday: int, number: int) -> DateSpan | None:
    """The day nearest to one that is both, "vendredi 13"; None where none of six weeks before or after it is."""
    days = (of + timedelta(days=sign * away) for away in range(43) for sign in (1, -1))
    found = next((day for day in days if (day.weekday(), day.day) == (weekday, number)), None)
    return DateSpan(first=found, last=found) if found else None


def days_apart(span: DateSpan, from_: date) -> int:
    """How far the middle of a span lies from a day; negative before it."""
    return ((span.first - from_).days + (span.last - from_).days) // 2


def shifted(of: date, *, years: int = 0, by_months: int = 0) -> date:
    """The same day some months or years away, or the last one of a shorter month."""
    to_year, to_month = moved(of.year, of.month, years * 12 + by_months)
    return date(to_year, to_month, min(of.day, monthrange(to_year, to_month)[1]))
