"""Instants as pages and feeds state them: ISO 8601, RFC 822, epochs, French and other dates in words and numbers.

`read_moment` reads one value, `labelled_moments` finds those of a line and says what they are the dates of. Where no
zone is given, Europe/Paris is meant. Relative dates ("hier") are read only against the instant of the fetch.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise

from crawler.extract.dates.date_lines import DatedLine, dated_line, is_bare, is_date_line, parted
from crawler.extract.dates.labels import clock_changes, is_labelled, label_before
from crawler.extract.dates.months import MONTH, MONTHS
from crawler.extract.dates.printed import (
    PARIS,
    Moment,
    PrintedDate,
    clock_moment,
    moment_of,
    printed_dates,
    without_overlaps,
    zone_of,
)
from crawler.extract.dates.relative import relative_dates
from store.text import fold

__all__ = [
    "PARIS",
    "Moment",
    "labelled_moments",
    "moments_of",
    "parse_moment",
    "read_moment",
]

#: Nothing on the web is older; dates before it are the epochs of broken clocks.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
#: What .NET prints for "never", 9999-12-31T23:59:59-05:00, is an instant that has no year in UTC.
_LATEST = datetime(9999, 12, 31, tzinfo=UTC)
_LONGEST_VALUE = 100

_COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:t?(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)\d{0,2}"
    r"(?P<zone>z|[+-]\d{4})?)?"
)
_DIGIT = re.compile(r"\d")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_LOOSE_ISO = re.compile(
    r"(?i)(\d{4}-\d{2}-\d{2})[\sT|]+(\d{2}[:h]\d{2}(?::\d{2})?)(?:\.\d+)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|(?:[ECMP][SD]T|CES?T|BST)\b)?"
)
_HALF = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_EUROPEAN = re.compile(r"\b(?:CES?T|MES?Z|BST)\b", re.IGNORECASE)
#: A line that names who signed, and when: "Par Nadia Belle il y a 2 heures".
_BYLINE = re.compile(r"\W*(?:par|by|von|por)\s[^.!?]{3,60}")
#: The end of something: "Verfügbar bis 6.5.2026".
_UNTIL = re.compile(r"\b(?:bis|until|jusqu'(?:au|a)|hasta|fino al|tot)\b[\s:(]*(?:le |zum |el |the )?$")
#: The day on which somebody was born, or joined a forum.
_OF_SOMEBODY = re.compile(
    r"\b(?:registriert|dabei seit|mitglied seit|beitritt\w*|geboren|inscri(?:te?s?|ption)|membre depuis|nee?|naissance"
    r"|joined|registered|member since|born|birthday|registrado|miembro desde|iscritt[oa]|lid (?:geworden|sinds)"
    r"|geregistreerd|dolaczyl\w*)\b[\s:(]*(?:le |am |on |op |el |il |dal |since )?(?:[a-z]{3,10}[., ]+)?$"
)
#: "Du 18 avril 2026 au 20 avril 2026", "from … to …", "du 18 au 20 avril", "18 et 19 avril": when it takes place.
_RANGE = re.compile(
    r"\b(?:du|from|vom|del|dal)\s(?:[a-z]+\s)?\d[^|]{4,30}?\d{2}\s(?:au|to|until|bis(?: zum)?|al)\s(?:[a-z]+\s)?\d"
    rf"|\b[0-3]?\d(?:er)?(?:\s(?:{MONTH}))?\s(?:au|et)\s(?:(?:[a-z]{{3,6}}di|dimanche)\s)?[0-3]?\d(?:er)?\s(?:{MONTH})\b"
)
#: "N° 1234 du 3 au 9 mars 2026".
_ISSUE = re.compile(
    r"\b(?:n\s?[°º]|numero|edition)\s?\d*\s(?:de la semaine\s)?du\s(?:[a-z]+di\s)?(?P<day>[0-3]?\d)(?:er)?"
    rf"(?:\s(?P<month>{MONTH}))?\sau\s(?:[a-z]+\s)?[0-3]?\d\s(?P<end>{MONTH})\s(?P<year>20\d\d)\b"
)
_MACHINE = re.compile(r"\d{4}-\d\d-\d\dt\d\d:\d\d")
_MANY_DATES = 3
#: How far before a date its label may stand.
_LABEL_CHARACTERS = 80


def parse_moment(value: str) -> Moment | None:
    """`read_moment` in UTC, for readers that have no use for the publisher's zone."""
    moment = read_moment(value)
    return moment and replace(moment, at=moment.at.astimezone(UTC))


def read_moment(value: str) -> Moment | None:
    """The instant that a machine-readable value or a printed date means; None when it means none."""
    value = value.strip()
    if not value or len(value) > _LONGEST_VALUE:
        return None
    for read in (_from_iso, _from_loose_iso, _from_digits, _from_mail, _first_printed):
        try:
            moment = read(value)
        except (ValueError, OverflowError, TypeError):
            continue
        if moment and EARLIEST <= moment.at < _LATEST:
            return moment
    return None


def labelled_moments(text: str, fetched_at: datetime | None = None) -> list[tuple[str, Moment]]:
    """The printed dates of a line, each as "published", "modified" or "" when nothing says which.

    Relative dates are among them when `fetched_at` is given and the line is nothing else, or labels them. Those until
    which something holds are not.
    """
    if fetched_at is None and not _DIGIT.search(text):
        return []
    return moments_of(dated_line(text), fetched_at)


def moments_of(line: DatedLine, fetched_at: datetime | None = None) -> list[tuple[str, Moment]]:
    """The `labelled_moments` of a line that has been read."""
    folded = line.folded
    found: list[tuple[str, Moment]] = []
    position = 0
    dates = _for_readers(_dates(line, fetched_at), folded)
    for date in without_overlaps(dates + clock_changes(folded, dates)):
        before = folded[position : date.start][-_LABEL_CHARACTERS:]
        position = date.end
        if date.moment.at >= EARLIEST and not (_UNTIL.search(before) or _OF_SOMEBODY.search(before)):
            found.append((label_before(before), date.moment))
    return _of_issue(folded) if 0 < len(found) < _MANY_DATES and _RANGE.search(folded) else found


def _for_readers(dates: list[PrintedDate], folded: str) -> list[PrintedDate]:
    """Dates without those written for machines, mostly of the change, that themes hide right before the others."""
    hidden = [
        date
        for date, following in pairwise(dates)
        if following.start - date.end <= 1 and _MACHINE.match(folded, date.start, date.end)
    ]
    return [date for date in dates if date not in hidden] if hidden else dates


def _of_issue(folded: str) -> list[tuple[str, Moment]]:
    """The first day of the issue that a line names; nothing where the days are those of something else."""
    match = _ISSUE.search(folded)
    if match is None:
        return []
    moment = clock_moment({}, int(match["year"]), MONTHS[match["month"] or match["end"]], int(match["day"]))
    return [("", moment)] if moment else []


def _dates(line: DatedLine, fetched_at: datetime | None) -> list[PrintedDate]:
    if fetched_at is None:
        return line.dates
    folded = line.folded
    relative = relative_dates(folded, fetched_at)
    if not relative or not (
        is_labelled(folded) or is_date_line(folded, labelled=False) or is_bare(folded) or _BYLINE.fullmatch(folded)
    ):
        return line.dates
    return without_overlaps(line.dates + relative)


def _first_printed(value: str) -> Moment | None:
    return next((date.moment for date in printed_dates(fold(parted(value)))), None)


def _from_iso(value: str) -> Moment | None:
    if not re.match(r"\d{4}-\d", value):
        return None
    return _aware(datetime.fromisoformat(value), has_time=len(value) > 10)


def _from_loose_iso(value: str) -> Moment | None:
    match = _LOOSE_ISO.match(value)
    if match is None:
        return None
    day, time, zone = match.groups()
    at = datetime.fromisoformat(f"{day}T{time.replace('h', ':')}")
    return _aware(at.replace(tzinfo=zone_of(zone.lower())) if zone else at, has_time=True)


def _from_digits(value: str) -> Moment | None:
    if _EPOCH.fullmatch(value):
        return Moment(datetime.fromtimestamp(int(value[:10]), UTC), has_time=True)
    match = _COMPACT.fullmatch(value.lower())
    return moment_of(match) if match else None


def _from_mail(value: str) -> Moment | None:
    if _HALF.search(value) or _EUROPEAN.search(value):
        return None  # the parser drops them
    # RFC 5322 §3.3: "-0000" is UTC, the writer's zone being unknown; the parser makes it naive.
    moment = parsedate_to_datetime(value.replace("-0000", "+0000"))
    if moment.tzinfo is None and re.search(r"GMT|UTC|[+-]\d{4}", value):
        # "Tue Aug 25 2020 00:23:33 GMT+0000", as JavaScript prints it: the zone got lost.
        return None
    return _aware(moment, has_time=":" in value)


def _aware(moment: datetime, *, has_time: bool) -> Moment:
    if not has_time:
        return Moment(moment.replace(tzinfo=UTC), has_time=False)
    return Moment(moment if moment.tzinfo else moment.replace(tzinfo=PARIS), has_time=True)
