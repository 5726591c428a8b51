"""Dates that are meant from the day they are read: "hier", "il y a 2 heures", "mardi à 14h", "le 3 mars".

Each needs the instant at which the page was fetched; the calendar is that of Europe/Paris.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from crawler.extract.dates.months import MONTH, MONTHS
from crawler.extract.dates.printed import (
    PARIS,
    TIME,
    Moment,
    PrintedDate,
    clock_moment,
    without_overlaps,
)

_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("un une a an one ein eine einem einer een um uma un'", "deux two", "trois three", "quatre four", "cinq five",
         "six", "sept seven", "huit eight", "neuf nine", "dix ten"), start=1)
    for word in words.split()
}  # fmt: skip
_SECONDS = {"s": 1, "m": 60, "half": 1800, "h": 3600}
_DAYS = {"j": 1, "d": 1, "w": 7, "mo": 30, "y": 365}
_UNITS = {
    unit: key
    for key, units in {
        "s": "seconde secondes sec second seconds",
        "m": "minute minutes min mn mins minuten minuto minutos minuti minuut minut minuty",
        "half": "demi-heure",
        "h": "heure heures h hour hours hr hrs stunde stunden hora horas ora ore uur uren"
        " godzin godziny godzine",
        "d": "jour jours j day days d tag tagen dia dias giorno giorni dag dagen dni dzien",
        "w": "semaine semaines week weeks w woche wochen weken tydzien tygodnie",
        "mo": "mois month months monat monaten maand maanden", "y": "an ans annee annees year years jahr jahren",
    }.items()
    for unit in units.split()
}  # fmt: skip
_AMOUNT = rf"(?P<amount>\d{{1,3}}|{'|'.join(_NUMBERS)})\s?(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b"
_ABOUT = "(?:environ |presque |a peine |(?:un peu )?(?:moins |plus )d(?:e |')|pres d(?:e |'))?"
_AGO = re.compile(
    rf"\b(?:il y a {_ABOUT}(?P<hours>\d{{1,2}})\s?h(?:eures?)?(?:\s?(?P<clock>[0-5]\d)(?!\s?\w)"
    r"|\s?(?:et\s)?(?P<minutes>[0-5]?\d)\s?(?:min(?:utes?)?|mn)\b)"
    rf"|(?:il y a {_ABOUT}|vor |hace |ha ){_AMOUNT}"
    rf"|{_AMOUNT.replace('?P<', '?P<e_')} (?:ago|fa|geleden|temu)\b)"
)
_NOW = re.compile(r"\b(?:a l'instant|just now)\b")
_DAY_WORDS = {
    "avant-hier": 2, "avant hier": 2, "hier": 1, "yesterday": 1, "aujourd'hui": 0, "aujourd hui": 0, "today": 0,
    "vorgestern": 2, "gestern": 1, "heute": 0, "ayer": 1, "hoy": 0, "ieri": 1, "oggi": 0, "ontem": 1, "hoje": 0,
    "eergisteren": 2, "gisteren": 1, "vandaag": 0, "przedwczoraj": 2, "wczoraj": 1, "dzisiaj": 0, "dzis": 0,
    "la veille": 1, "ce matin": 0, "ce midi": 0, "cet apres-midi": 0, "cet apres midi": 0, "ce soir": 0,
    "cette nuit": 0,
}  # fmt: skip
#: Alone, "La veille" is an intertitle.
_DAY_WORD = re.compile(
    rf"\b(?P<word>(?!la veille)(?:{'|'.join(_DAY_WORDS)})|(?<=[a-z] )la veille)"
    rf"(?: (?:matin|midi|apres-midi|soir))?\b,?{TIME}"
)
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("lundi monday", "mardi tuesday", "mercredi wednesday", "jeudi thursday", "vendredi friday", "samedi saturday",
         "dimanche sunday"))
    for name in names.split()
}  # fmt: skip
_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})(?: dernier| passe)?(?: (?:matin|midi|apres-midi|soir))?\b"
    rf"(?![\s,|\u2013\u2014-]+(?:(?:le )?\d{{1,2}}(?:er|st|nd|rd|th)?(?:\s+(?:of )?(?:{MONTH})\b|[./-])"
    rf"|(?:{MONTH})\.? \d)){TIME}"
)
_NO_YEAR = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)(?:er|st|nd|rd|th)?\s+(?P<month>{MONTH})\b\.?"
    # One digit alone is half of a score, or a share, unless a time follows.
    rf"|(?<![\d/])(?P<n_day>[0-3]?\d)/(?P<n_month>[01]?\d)(?![\d/])(?:(?<=\d\d/\d\d)|(?=\s?(?:a|,|-)?\s?[012]?\d\s?[:h]))"
    rf")(?!\s*(?:19|20)\d\d){TIME}"
)
#: "Aujourd'hui en France" is a newspaper.
_GOES_ON = re.compile(r"\s(?!par\b|by\b|von\b|por\b|mis\b|maj\b|modifie|updated)[a-z]")
#: Clocks of publishers run ahead of ours, and embargoes end tomorrow.
_AHEAD = timedelta(days=1)


def relative_dates(folded: str, fetched_at: datetime) -> list[PrintedDate]:
    """The dates of a folded text that are meant from `fetched_at`, in order of place."""
    now = fetched_at.astimezone(PARIS)
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], Moment | None]], ...] = (
        (_AGO, _ago),
        (_NOW, lambda _, now: Moment(now, has_time=True)),
        (_DAY_WORD, _day_word),
        (_NO_YEAR, _no_year),
        (_WEEKDAY, _weekday),
    )
    found = [
        PrintedDate(moment, match.start(), match.end())
        for pattern, read in readers
        for match in pattern.finditer(folded)
        if (moment := read(match, now)) and moment.at <= now + _AHEAD
    ]
    return without_overlaps(found)


def relative_spans(folded: str) -> list[tuple[int, int]]:
    """Where such dates stand in a folded text that names people too: a lone weekday may be one of those."""
    found = [match for pattern in (_AGO, _NOW, _DAY_WORD, _NO_YEAR) for match in pattern.finditer(folded)]
    found += [match for match in _WEEKDAY.finditer(folded) if match["hour"] or match["named"]]
    kept: list[tuple[int, int]] = []
    for span in sorted(match.span() for match in found):
        if (not kept or span[0] >= kept[-1][1]) and not _GOES_ON.match(folded, span[1]):
            kept.append(span)
    return kept


def without_relative_dates(folded: str) -> str:
    """A folded text without such dates; which day they mean does not matter."""
    for pattern in (_AGO, _NOW, _DAY_WORD, _NO_YEAR, _WEEKDAY):
        folded = pattern.sub(" ", folded)
    return folded


def _ago(match: re.Match[str], now: datetime) -> Moment:
    if match["hours"]:
        return _before(now, timedelta(hours=int(match["hours"]), minutes=int(match["clock"] or match["minutes"])))
    amount = match["amount"] or match["e_amount"]
    count = _NUMBERS.get(amount) or int(amount)
    unit = _UNITS[match["unit"] or match["e_unit"]]
    return _day(now, count * _DAYS[unit]) if unit in _DAYS else _before(now, timedelta(seconds=count * _SECONDS[unit]))


def _before(now: datetime, span: timedelta) -> Moment:
    """Through UTC: two hours before a clock change are two hours."""
    return Moment((now.astimezone(UTC) - span).astimezone(PARIS), has_time=True)


def _day_word(match: re.Match[str], now: datetime) -> Moment | None:
    day = now - timedelta(days=_DAY_WORDS[match["word"]])
    return clock_moment(match.groupdict(), day.year, day.month, day.day)


def _weekday(match: re.Match[str], now: datetime) -> Moment | None:
    """The last day of that name; today when its time is not to come."""
    day = now - timedelta(days=(now.weekday() - _WEEKDAYS[match["weekday"]]) % 7)
    moment = clock_moment(match.groupdict(), day.year, day.month, day.day)
    if moment and moment.has_time and moment.at > now:
        day -= timedelta(days=7)
        return clock_moment(match.groupdict(), day.year, day.month, day.day)
    return moment


def _no_year(match: re.Match[str], now: datetime) -> Moment | None:
    """The last day of that name that is not in the future."""
    day, month = int(match["day"] or match["n_day"]), match["month"] or match["n_month"]
    number = MONTHS.get(month) or int(month)
    for year in (now.year, now.year - 1):
        moment = clock_moment(match.groupdict(), year, number, day)
        if moment and moment.at <= now + _AHEAD:
            return moment
    return None


def _day(now: datetime, days_ago: int) -> Moment:
    day = now - timedelta(days=days_ago)
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), has_time=False)
