"""Numbers, dates, durations and spaces as French prints them; pure.

After the *Lexique des règles typographiques en usage à l'Imprimerie nationale*: a no-break space before the colon and
inside guillemets, a narrow one before ; ! ? and between thousands.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from scheduler.digest.days import PARIS

#: No-break spaces, of a word and narrow.
WIDE, NARROW = "\u00a0", "\u202f"
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_UNITS = ((10**9, "milliard"), (10**6, "million"))
_BEFORE_HIGH = re.compile(r"[ \u00a0]([;!?])")
_BEFORE_COLON = re.compile(r" (:)(?=\s|$)")
_OPENING, _CLOSING = re.compile(r"«[ \u00a0\u202f]?"), re.compile(r"[ \u00a0\u202f]?»")
_OF_A_NUMBER = re.compile(r"(?<=\d) (?=(?:\d{3}\b|€|%|euros?\b|millions?\b|milliards?\b))")


def typeset(text: str) -> str:
    """A line with its spaces as they are printed, so that no sign of French begins a line; no letter changes."""
    text = _BEFORE_COLON.sub(rf"{WIDE}\1", _BEFORE_HIGH.sub(rf"{NARROW}\1", text))
    text = _CLOSING.sub(f"{WIDE}»", _OPENING.sub(f"«{WIDE}", text))
    return _OF_A_NUMBER.sub(WIDE, text)


def number(value: int) -> str:
    """12 345, with a narrow space."""
    return f"{value:,}".replace(",", NARROW)


def counted(count: int, one: str, several: str = "") -> str:
    """A count with its noun: 0 article, 1 article, 2 articles."""
    return f"{number(count)}{WIDE}{one if count < 2 else several or f'{one}s'}"


def day_in_words(day: date, *, with_year: bool = True) -> str:
    """A day as it is spoken: dimanche 22 novembre 2026."""
    first = "1er" if day.day == 1 else str(day.day)
    year = f" {day.year}" if with_year else ""
    return f"{_DAYS[day.weekday()]} {first}{WIDE}{_MONTHS[day.month - 1]}{year}"


def short_day(day: date) -> str:
    """22 novembre 2026."""
    return day_in_words(day).partition(" ")[2]


def clock(instant: datetime) -> str:
    """9 h 05, in Paris."""
    there = instant.astimezone(PARIS)
    return f"{there.hour}{WIDE}h{WIDE}{there.minute:02d}"


def moment(instant: datetime) -> str:
    """22 novembre à 9 h 05, in Paris."""
    there = instant.astimezone(PARIS)
    first = "1er" if there.day == 1 else str(there.day)
    return f"{first}{WIDE}{_MONTHS[there.month - 1]} à {clock(instant)}"


def between(since: datetime, until: datetime) -> str:
    """A time from one moment to another: le 22 novembre de 0 h 00 à 10 h 45."""
    day, minute_before = since.astimezone(PARIS).date(), until - timedelta(minutes=1)
    if minute_before.astimezone(PARIS).date() != day:
        return f"du {moment(since)} au {moment(until)}"
    there = until.astimezone(PARIS)
    end = clock(until) if there.date() == day else f"24{WIDE}h{WIDE}00"
    return f"le {moment(since).partition(' à ')[0]} de {clock(since)} à {end}"


def days_in_words(first: date, last: date) -> str:
    """Days from one to another, without saying twice what they share: du lundi 16 au dimanche 22 novembre 2026."""
    begins = day_in_words(first, with_year=first.year != last.year)
    if (first.year, first.month) == (last.year, last.month):
        begins = begins.partition(WIDE)[0]
    return f"du {begins} au {day_in_words(last)}"


def lasting(span: timedelta) -> str:
    """A duration in its two largest units: 4 min, 1 h 10, 3 jours."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:
        return f"{minutes}{WIDE}min"
    if minutes < 48 * 60:
        rest = f"{WIDE}{minutes % 60:02d}" if minutes % 60 else ""
        return f"{minutes // 60}{WIDE}h{rest}"
    return counted(minutes // (24 * 60), "jour")


def term(months: int) -> str:
    """How long something runs: 18 mois, 5 ans."""
    years, rest = divmod(months, 12)
    return f"{number(months)}{WIDE}mois" if rest or not years else counted(years, "an")


def euros(least: int | None, most: int | None, per: str = "") -> str:
    """A sum, or its bounds: 4,5 millions d’euros, de 2 à 3 millions d’euros, au moins 12 000 euros par an."""
    paid = {"year": " par an", "month": " par mois", "unit": " l’unité"}.get(per, "")
    if least is None and most is None:
        return ""
    if least is None:
        return f"jusqu’à {_sum(most or 0)}{paid}"
    if most is None:
        return f"au moins {_sum(least)}{paid}"
    if least == most:
        return f"{_sum(least)}{paid}"
    return f"de {_sum(least)} à {_sum(most)}{paid}"


def listed(names: list[str]) -> str:
    """A, B et C."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"


def _sum(value: int) -> str:
    for unit, name in _UNITS:
        # Rounded it would be another sum: in full where three decimals do not hold it.
        if value >= unit and value * 1000 % unit == 0:
            decimals = f"{value / unit:.3f}".rstrip("0").rstrip(".").replace(".", ",")
            return f"{decimals}{WIDE}{name}{'s' if value >= 2 * unit else ''} d’euros"
    return f"{number(value)}{WIDE}euro{'s' if value >= 2 else ''}"
