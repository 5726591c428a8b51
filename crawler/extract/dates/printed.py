"""Days and times in words and numbers, as the press prints them, found in folded text.

Where no zone is printed, Europe/Paris is meant. What a date is the date of, and which one counts, is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from crawler.extract.dates.months import MONTH, MONTHS

PARIS = ZoneInfo("Europe/Paris")

#: Offsets from UTC in hours; "est" and "ist" are left out, which are words or several zones.
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "cet": 1, "cest": 2, "mez": 1, "mesz": 2}
#: A time of day after what parts it from the day: "à 14h30", ", 14 h 30", "- 14:30:05 GMT+0200", "à midi".
TIME = (
    r"(?:[\s,;.|/(\u2013\u2014\u2022\u00b7-]*(?:a|at|vers|um|as|alle|om|des)?[\s,:]*"
    r"(?:(?P<named>midi|minuit)\b|(?P<hour>[01]?\d|2[0-3])\s?(?:h(?:eures?|rs?)?|:|uhr)(?![a-z]{2})\s?(?P<minute>[0-5]\d)?(?!\d)"
    r"(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s?(?:min|mn|h|uhr)\b)?(?:\s?(?:(?P<half>[ap])\.?m\b|(?P<evening>مساء)\w*|صباح\w*))?)"
    r"(?:\s?(?P<zone>(?:gmt|utc)?\s?[+-][01]\d:?[0-5]\d|(?:gmt|utc|cet|cest|mez|mesz|z)\b))?)?"
)
_OF = r"(?:of\s+|de\s+|di\s+)?"
#: Arabic pages name a month twice: "نيسان / أبريل".
_WORDED = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:er|re|st|nd|rd|th|\.|[°º])?\s*{_OF}(?:(?:{MONTH})\s?/\s?)?(?P<month>{MONTH})\b\.?,?\s*"
    rf"(?:de\s+|del\s+)?"
    # A year of two digits only before a time: "27 mars 20 à 9:21".
    rf"(?P<year>(?:19|20)\d\d|\d\d(?=(?:\s(?:a|at|um)\s|\s?[-,|•]\s?)[012]?\d\s?[:h]))\b{TIME}"
)
#: "2020. augusztus 18.", as in Hungary.
_YEAR_FIRST = re.compile(rf"\b(?P<year>(?:19|20)\d\d)\.\s(?P<month>{MONTH})\s(?P<day>[0-3]?\d)\b\.?{TIME}")
_AMERICAN = re.compile(
    rf"\b(?P<month>{MONTH})\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b{TIME}"
)
#: "05.02. 10" is a day and something else: a year of two digits stands close.
_NUMBERED = re.compile(
    r"(?<![\d/.-])(?P<day>[0-3]?\d)\s?(?P<sep>[/.-])\s?(?P<month>[0-3]?\d)\s?(?P=sep)(?P<year>\s?(?:19|20)\d\d|\d\d)"
    rf"(?![\d/]|[.:-]\d){TIME}"
)
_BACKWARDS = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-/.]|\.\s|年\s?)(?P<month>[01]?\d)(?:[-/.]|\.\s|月\s?)(?P<day>[0-3]?\d)(?!\d)"
    rf"[日.]?[t\s]*{TIME}"
)
_DIGIT = re.compile(r"\d")
_PATTERNS = (_WORDED, _AMERICAN, _YEAR_FIRST, _BACKWARDS, _NUMBERED)


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in the zone that its publisher gave it, and whether its time of day was given.

    A day without a time is its first second in UTC, which is on the same day in Paris.
    """

    at: datetime
    has_time: bool


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text, and the characters that it takes."""

    moment: Moment
    start: int
    end: int


def printed_dates(folded: str) -> list[PrintedDate]:
    """Every date of a folded text, in order of place, none inside another; impossible ones are no dates."""
    if not _DIGIT.search(folded):
        return []
    found = [
        PrintedDate(moment, match.start(), match.end())
        for pattern in _PATTERNS
        for match in pattern.finditer(folded)
        if (moment := moment_of(match))
    ]
    return without_overlaps(found)


def without_overlaps(found: list[PrintedDate]) -> list[PrintedDate]:
    """Dates in order of place; of two that share characters the first, and the longer where both begin at once."""
    kept: list[PrintedDate] = []
    for date in sorted(found, key=lambda date: (date.start, -date.end)):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


def moment_of(match: re.Match[str]) -> Moment | None:
    """The instant that the groups of a match name: year, month and day; hour, minute, half and zone where given."""
    groups = match.groupdict()
    year, day = int(groups["year"]), int(groups["day"])
    if year < 100 and groups.get("sep") != "/" and len(groups["day"]) + len(groups["month"]) < 4:
        # "2.10.26" is a version.
        return None
    month = MONTHS.get(groups["month"]) or int(groups["month"])
    if month > 12 >= day:
        # "04/24/2020": the other order is the only one that is a date.
        month, day = day, month
    return clock_moment(groups, year if year > 99 else 2000 + year, month, day)


def clock_moment(groups: dict[str, str | None], year: int, month: int, day: int) -> Moment | None:
    """A day, with the time of day that the groups of a match name, if they do. None when there is no such instant."""
    hour, minute, half = groups.get("hour"), groups.get("minute"), groups.get("half")
    half = "p" if groups.get("evening") else half
    named = groups.get("named")
    try:
        start = datetime(year, month, day, tzinfo=UTC)
        if hour is None and named is None:
            return Moment(start, has_time=False)
        clock = 12 * (named == "midi") if hour is None else _hour(int(hour), half)
        zone = zone_of(groups.get("zone") or "")
        return Moment(start.replace(hour=clock, minute=int(minute or 0), tzinfo=zone), has_time=True)
    except ValueError:
        return None


def _hour(hour: int, half: str | None) -> int:
    return hour % 12 + 12 * (half == "p") if half else hour


def zone_of(printed: str) -> tzinfo:
    """The zone that is printed as "+0200", "GMT+02:00" or "CET"; Europe/Paris where nothing is."""
    digits = re.search(r"([+-])(\d\d):?(\d\d)", printed)
    if digits:
        offset = timedelta(hours=int(digits[2]), minutes=int(digits[3]))
        return timezone(offset if digits[1] == "+" else -offset)
    return timezone(timedelta(hours=_ZONES[printed.strip()])) if printed.strip() in _ZONES else PARIS
