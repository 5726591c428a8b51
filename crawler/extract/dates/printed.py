"""Days and times in words and numbers, as the press prints them, found in folded text.

Where no zone is printed, Europe/Paris is meant. What a date is the date of, and which one counts, is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from crawler.extract.dates.months import MONTH, MONTHS

PARIS = ZoneInfo("Europe/Paris")

#: Offsets from UTC in hours; the English ones are words too, or several zones, and read only after "a.m." or "p.m.".
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "tu": 0, "cet": 1, "cest": 2, "bst": 1, "mez": 1, "mesz": 2}
_ENGLISH_ZONES = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
                  "ist": 5.5, "sast": 2, "eat": 3, "wat": 1, "aest": 10, "aedt": 11, "sgt": 8, "hkt": 8}  # fmt: skip
#: Of Quebec and the rest of Canada in French: "heure normale de l'Est", "heure avancée de l'Est".
_CANADIAN_ZONES = {"hne": -5, "hae": -4, "hna": -4, "haa": -3, "hnc": -6, "hnr": -7, "hnp": -8, "hap": -7}
_AMERICAN_ZONES = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
                   "pt": "America/Los_Angeles"}  # fmt: skip
#: Those of clocks beside which the month is printed first.
_AMERICAN_HOURS = frozenset((*_AMERICAN_ZONES, "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"))
#: A time of day after what parts it from the day: "à 14h30", "\ 14 h 30", "- 14:30:05 GMT+2", "à midi", "4 h (HNE)".
TIME = (
    r"(?:[\s,;.|/\\(@\u2013\u2014\u2022\u00b7-]*(?:a(?: las)?|at|vers|um|as|alle(?: ore)?|ore|om|kl\.?|des"
    r"|(?:o )?godz\.?|o(?=\s\d))?[\s,:]*"
    r"(?:(?P<named>midi|minuit)\b|(?P<hour>[01]?\d|2[0-3]|24(?=\s?[h:]\s?00))\s?(?:(?:h(?:eures?|rs?)?|:|uhr"
    r"|(?:(?<=\ba \d)|(?<=\ba \d\d))\.(?=[0-5]\d(?!\d|[.,]\d))"
    r"|\.(?=[0-5]\d\s?(?:uhr|[ap]\.?m|gmt|bst|utc|cest|cet)))(?![a-z]{2})|(?=[ap]\.?m\b))\s?(?P<minute>[0-5]\d)?(?!\d)"
    r"(?:[:.][0-5]\d(?:\.\d+)?)?(?:\s?(?:min|mn|h|uhr)\b)?(?:\s?(?:(?P<half>[ap])\.?m\b\.?|(?P<evening>مساء)\w*|صباح\w*))?)"
    rf"(?:\s?\(?(?P<zone>(?:gmt|utc)?\s?[+-][01]\d:?[0-5]\d|(?:gmt|utc)\s?[+-]\s?\d\d?\b(?!:)"
    rf"|(?:{'|'.join((*_ZONES, *_CANADIAN_ZONES))})\b"
    rf"|(?<=[m.]\s)(?:{'|'.join((*_ENGLISH_ZONES, *_AMERICAN_ZONES))})\b))?)?"
)
_OF = r"(?:of\s+|de\s+|di\s+)?"
#: Arabic pages name a month twice: "نيسان / أبريل".
_WORDED = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:er|re|st|nd|rd|th|\.|[°º])?[\s/-]*{_OF}(?:(?:{MONTH})\s?/\s?)?(?P<month>{MONTH})\b\.?,?[\s/-]*"
    rf"(?:de\s+|del\s+)?"
    # A year of two digits only before a time, "27 mars 20 à 9:21", or where the line ends with it.
    rf"(?P<year>(?:19|20)\d\d|\d\d(?=(?:\s(?:a|at|um)\s|\s?[-,|•]\s?|\s)[012]?\d\s?(?::\d\d|h)|\s*$))\b{TIME}"
)
#: "2020. augusztus 18.", as in Hungary.
_YEAR_FIRST = re.compile(rf"\b(?P<year>(?:19|20)\d\d)\.\s(?P<month>{MONTH})\s(?P<day>[0-3]?\d)\b\.?{TIME}")
_AMERICAN = re.compile(
    rf"\b(?P<month>{MONTH})(?:\.?\s+|[/-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,?\s+|[/-])(?P<year>(?:19|20)\d\d)\b{TIME}"
)
#: "Wed Apr 3 07:05:12 CEST 2019", as Unix prints it; looked for from its time on, since most lines have none.
_CLOCK_AND_YEAR = re.compile(r":[0-5]\d (?:[a-z]{3,5} )?(?:19|20)\d\d\b")
_YEAR_LAST = re.compile(
    rf"\b(?P<month>{MONTH}) {{1,2}}(?P<day>[0-3]?\d) (?P<hour>[012]?\d):(?P<minute>[0-5]\d):[0-5]\d"
    r"(?: (?P<zone>[a-z]{3,5}))? (?P<year>(?:19|20)\d\d)\b"
)
_ROMAN_NAMES = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMANS = {name: number for number, name in enumerate(_ROMAN_NAMES, start=1)}
_ROMAN = "|".join(sorted(_ROMANS, key=len, reverse=True))
#: "05.02. 10" is a day and something else: a year of two digits stands close. What may not stand before the first digit
#: is looked at behind it, here and below: a pattern that begins with a digit passes other characters quickly.
_NUMBERED = re.compile(
    rf"(?P<day>\d(?<![\d/.-]\d)(?:(?<=[0-3])\d)?)\s?(?P<sep>[/.-])\s?(?P<month>[0-3]?\d|{_ROMAN})\s?(?P=sep)"
    rf"(?P<year>\s?(?:19|20)\d\d|\d\d)(?![\d/]|[.:]\d|-\d(?!\d?:\d)){TIME}"
)
_BACKWARDS = re.compile(
    rf"(?P<year>(?:19|20)(?<!\d\d\d)\d\d)(?:[-/.]|\.\s|年\s?)(?P<month>[01]?\d)(?:[-/.]|\.\s|月\s?)(?P<day>[0-3]?\d)(?!\d)"
    rf"[日.]?[t\s]*{TIME}"
)
_WEEKDAY_NAME = r"(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|mit|die|don|son)[a-z]{0,6}\.?"
#: A time of day that opens a text and ends where a date begins: between two dates it is the first one's.
_TIME_BEFORE = re.compile(
    rf"(?<![\d:.,/-])(?<!\d )(?=[012]?\d\s?[:.h]){TIME}(?:\s*[,|–—-])?(?:\s+(?:on|le|am|del?|uhr))?"
    rf"(?:\s+{_WEEKDAY_NAME},?)?\s*$"
)
_LONGEST_TIME = 36
#: The first letters of weekdays that no two languages share for different days; "mar" is French and Spanish alike.
_WEEKDAYS = {
    name: day
    for day, names in enumerate(("lun mon", "mar tue die", "mer wed mie mit", "jeu thu jue gio don", "ven fri vie fre",
                                 "sam sat sab", "dim sun dom son"))
    for name in names.split()
}  # fmt: skip
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]*[.,]*\s+$")
_LONGEST_WEEKDAY = 14
_DIGIT = re.compile(r"\d")
_PATTERNS = (_WORDED, _AMERICAN, _YEAR_FIRST, _BACKWARDS, _NUMBERED)


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in the zone that its publisher gave it, and whether its time of day was given.

    A day without a time is its first second in UTC, which is on the same day in Paris.
    """

    at: datetime
    has_time: bool
    #: What it is where the month is printed before the day, if that is a date too.
    turned: datetime | None = field(default=None, compare=False)


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
        for pattern in (_PATTERNS if _CLOCK_AND_YEAR.search(folded) is None else (_YEAR_LAST, *_PATTERNS))
        for match in pattern.finditer(folded)
        if (moment := moment_of(match))
    ]
    kept = without_overlaps(found)
    return [
        date if date.moment.has_time else _with_time_before(date, folded, last.end if last else 0)
        for last, date in zip((None, *kept), kept, strict=False)
    ]


def _with_time_before(date: PrintedDate, folded: str, start: int) -> PrintedDate:
    """The date with the time of day that is printed before it, and after `start`: "10:12 GMT, 4 March 2026"."""
    start = max(date.start - _LONGEST_TIME, start)
    before = _TIME_BEFORE.search(folded, start, date.start) if _DIGIT.search(folded, start, date.start) else None
    if before is None:
        return date
    at = date.moment.at
    moment = clock_moment(before.groupdict(), at.year, at.month, at.day)
    return PrintedDate(moment, before.start(), date.end) if moment else date


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
    is_short = year < 100 and groups.get("sep") != "/" and len(groups["day"]) + len(groups["month"]) < 4
    if is_short and not _is_after_weekday(match):
        # "2.10.26" is a version.
        return None
    month = MONTHS.get(groups["month"]) or _ROMANS.get(groups["month"]) or int(groups["month"])
    year = year if year > 99 else 2000 + year
    if month > 12 >= day:
        # "04/24/2020": the other order is the only one that is a date.
        month, day = day, month
    elif groups.get("sep") == "/" and month != day <= 12:
        return _in_both_orders(match, clock_moment(groups, year, month, day), clock_moment(groups, year, day, month))
    return clock_moment(groups, year, month, day)


def _is_after_weekday(match: re.Match[str]) -> bool:
    before = match.string[max(match.start() - _LONGEST_WEEKDAY, 0) : match.start()]
    return re.search(rf"\b{_WEEKDAY_NAME}[\s,]+$", before) is not None


def _in_both_orders(match: re.Match[str], european: Moment | None, american: Moment | None) -> Moment | None:
    """The date that its weekday or the zone of its time tells; else the European one, which may be turned."""
    if european is None or american is None:
        return european
    if match["zone"] in _AMERICAN_HOURS:
        return american
    weekday = _WEEKDAY.search(match.string[max(match.start() - _LONGEST_WEEKDAY, 0) : match.start()])
    if weekday is None:
        return replace(european, turned=american.at)
    return american if _WEEKDAYS[weekday[1]] == american.at.weekday() != european.at.weekday() else european


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
        at = start.replace(hour=clock % 24, minute=int(minute or 0), tzinfo=zone)
        # "24h00" ends the day that is named before it.
        return Moment(at + timedelta(days=clock // 24), has_time=True)
    except ValueError:
        return None


def _hour(hour: int, half: str | None) -> int:
    return hour % 12 + 12 * (half == "p") if half else hour


def zone_of(printed: str) -> tzinfo:
    """The zone that is printed as "+0200", "GMT+02:00", "UTC+2" or "CET"; Europe/Paris where nothing is."""
    digits = re.search(r"([+-])\s?(\d\d?)(?::?(\d\d))?", printed)
    if digits:
        offset = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
        return timezone(offset if digits[1] == "+" else -offset)
    name = printed.strip()
    if name in _AMERICAN_ZONES:
        return ZoneInfo(_AMERICAN_ZONES[name])
    hours = (_ZONES | _ENGLISH_ZONES | _CANADIAN_ZONES).get(name)
    return PARIS if hours is None else timezone(timedelta(hours=hours))
