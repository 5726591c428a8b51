"""What each way of writing a date means, as days; pure. `dates` says how they are written.

A reader takes the named parts of a match, all present and empty when they did not match, and the day of publication.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from crawler.ledger.figures import calendar
from crawler.ledger.figures.numbers import number_value
from store.ledger import DateSpan

MONTHS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6,
    "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11,
    "decembre": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ANY_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
ORDINALS = {"premier": 1, "1er": 1, "deuxieme": 2, "second": 2, "2e": 2, "2eme": 2, "troisieme": 3, "3e": 3, "3eme": 3,
             "quatrieme": 4, "4e": 4, "4eme": 4, "dernier": -1}  # fmt: skip
_PAST = ("dern", "pass", "ecou")
DAYS_AWAY = {"aujourd'hui": 0, "ce jour": 0, "ce matin": 0, "ce soir": 0, "cet apres-midi": 0, "ce midi": 0, "hier": -1,
              "avant-hier": -2, "demain": 1, "apres-demain": 2}  # fmt: skip
_MONTHS_OF = {"mois": 1, "trimestre": 3, "semestre": 6, "an": 12, "annee": 12}


Parts = dict[str, str]
Reader = Callable[[Parts, date | None], DateSpan | None]


def _near(parts: Parts) -> str:
    """The word that says which side of publication: before or after the noun ("prochaine rentrée", "mois prochain")."""
    return parts.get("near", "") or parts.get("near_before", "")


def _turns(parts: Parts) -> int:
    """How many years, months or weeks away: -1 for the last one, 1 for the next, 0 for this."""
    near = _near(parts)
    return 0 if not near else -1 if near.startswith(_PAST) else 1


def _nearest(made: Callable[[int], DateSpan | None], near: str, published: date | None) -> DateSpan | None:
    """The span of the year that comes nearest to publication, on the side that "dernier" or "prochain" names."""
    if published is None:
        return None
    spans = [span for year in range(published.year - 2, published.year + 3) if (span := made(year))]
    if near.startswith(_PAST):
        spans = [span for span in spans if span.last < published]
    elif near:
        spans = [span for span in spans if span.first > published]
    return min(spans, key=lambda span: abs(calendar.days_apart(span, published)), default=None)


def read_numeric(parts: Parts, _: date | None) -> DateSpan | None:
    """2026-09-14, 14/09/26."""
    year = int(parts["year"])
    return calendar.day(year if year > 99 else 2000 + year, int(parts["number"]), int(parts["day"]))


def read_day(parts: Parts, published: date | None) -> DateSpan | None:
    """Le 3 mars 2026; without a year, the 3 March that is nearest to publication."""
    number = 1 if parts["day"] == "premier" else int(parts["day"])
    month = MONTHS[parts["month"]]
    if parts["year"]:
        return calendar.day(int(parts["year"]), month, number)
    weekday = parts.get("weekday", "")

    def made(year: int) -> DateSpan | None:
        span = calendar.day(year, month, number)
        return span if span and weekday in ("", WEEKDAYS[span.first.weekday()]) else None

    near = _near(parts)
    # A day of the week that fits none of the years is a slip of the pen.
    return _nearest(made, near, published) or _nearest(lambda year: calendar.day(year, month, number), near, published)


def read_days(parts: Parts, published: date | None) -> DateSpan | None:
    """Du 3 au 5 mars: the last day alone where the first cannot be read."""
    first = read_day(parts | {"day": parts["from_day"], "month": parts["from_month"] or parts["month"]}, published)
    last = read_day(parts, published)
    return DateSpan(first=first.first, last=last.last) if first and last and first.first <= last.last else last


def read_month(parts: Parts, published: date | None) -> DateSpan | None:
    """Mars 2026, mi-mars: without a year, the one that is nearest to publication."""
    month = MONTHS[parts["month"]]
    if parts["year"]:
        return calendar.month(int(parts["year"]), month, parts["part"])
    return _nearest(lambda year: calendar.month(year, month, parts["part"]), _near(parts), published)


def read_months(parts: Parts, published: date | None) -> DateSpan | None:
    """En juin et juillet 2007: both, and what lies between; the year is that of the last."""
    last = MONTHS[parts["month"]]
    count = (last - MONTHS[parts["from_month"]]) % 12 + 1

    def made(year: int) -> DateSpan:
        return calendar.months(*calendar.moved(year, last, 1 - count), count)

    return made(int(parts["year"])) if parts["year"] else _nearest(made, _near(parts), published)


def read_season(parts: Parts, published: date | None) -> DateSpan | None:
    """L’hiver 2025-2026, which counts to its second year; without one, the nearest."""
    if parts["year"]:
        return calendar.season(int(parts["second_year"] or parts["year"]), parts["season"])
    return _nearest(lambda year: calendar.season(year, parts["season"]), _near(parts), published)


def read_this_season(parts: Parts, published: date | None) -> DateSpan | None:
    """Cet automne: this year's; a winter is the nearest one."""
    if published is None:
        return None
    if parts["season"] == "hiver":
        return _nearest(lambda year: calendar.season(year, "hiver"), "", published)
    return calendar.season(published.year, parts["season"])


def read_fortnight(parts: Parts, published: date | None) -> DateSpan | None:
    """La première quinzaine de mai: its days 1 to 15, or the others."""
    whole = read_month(parts | {"part": ""}, published)
    if whole is None:
        return None
    middle = whole.first.replace(day=15)
    if parts["half"] == "premiere":
        return DateSpan(first=whole.first, last=middle)
    return DateSpan(first=middle + timedelta(days=1), last=whole.last)


def read_return(parts: Parts, published: date | None) -> DateSpan | None:
    """La rentrée: September unless another month is named."""
    month = MONTHS.get(parts["month"], 9)
    if parts["year"]:
        return calendar.month(int(parts["year"]), month)
    return _nearest(lambda year: calendar.month(year, month), _near(parts), published)


def read_division(parts: Parts, published: date | None) -> DateSpan | None:
    """A quarter, a half, a term."""
    length = 3 if parts["division"].startswith("t") or parts["short"] == "t" else 6
    ordinal = ORDINALS.get(parts["ordinal"]) or int(parts["number"] or 1)
    place = 12 // length if ordinal == -1 else ordinal
    if place > 12 // length:
        return None

    def made(year: int) -> DateSpan:
        return calendar.months(year, (place - 1) * length + 1, length)

    return made(int(parts["year"])) if parts["year"] else _nearest(made, _near(parts), published)


def read_this_division(parts: Parts, published: date | None) -> DateSpan | None:
    """Le trimestre dernier: the one before that of publication."""
    if published is None:
        return None
    length = _MONTHS_OF[parts["division"]]
    begun = (published.month - 1) // length * length + 1
    return calendar.months(*calendar.moved(published.year, begun, _turns(parts) * length), length)


def read_year(parts: Parts, _: date | None) -> DateSpan | None:
    return calendar.year(int(parts["year"]), parts["part"])


def read_years(parts: Parts, _: date | None) -> DateSpan | None:
    first, last = int(parts["from_year"]), int(parts["year"])
    return DateSpan(first=date(first, 1, 1), last=date(last, 12, 31)) if first <= last else None


def read_this_year(parts: Parts, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    return calendar.year(published.year + _turns(parts), parts["part"])


def read_this_month(parts: Parts, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    return calendar.month(*calendar.moved(published.year, published.month, _turns(parts)), parts["part"])


def read_day_of_month(parts: Parts, published: date | None) -> DateSpan | None:
    """Le 3 de ce mois, le 4 du mois dernier."""
    if published is None:
        return None
    number = 1 if parts["day"] == "premier" else int(parts["day"])
    return calendar.day(*calendar.moved(published.year, published.month, _turns(parts)), number)


def read_this_week(parts: Parts, published: date | None) -> DateSpan | None:
    """Cette semaine, le week-end dernier."""
    if published is None:
        return None
    week = calendar.week(published + timedelta(days=7 * _turns(parts)))
    weekend = bool(parts["weekend"])
    return DateSpan(first=week.last - timedelta(days=1), last=week.last) if weekend else week


def read_away(parts: Parts, published: date | None) -> DateSpan | None:
    """Hier, demain."""
    if published is None:
        return None
    found = published + timedelta(days=DAYS_AWAY[parts["away"]])
    return DateSpan(first=found, last=found)


def read_weekday(parts: Parts, published: date | None) -> DateSpan | None:
    """Without more, the last one: the press tells what has happened. "dernier" on the same day is a week ago."""
    if published is None:
        return None
    number = parts.get("day", "").replace("premier", "1")
    if number and (both := calendar.nearest_day(published, WEEKDAYS.index(parts["weekday"]), int(number))):
        return both
    back = (published.weekday() - WEEKDAYS.index(parts["weekday"])) % 7
    if parts["near"]:
        back = (back or 7) if parts["near"].startswith(_PAST) else back - 7
    found = published - timedelta(days=back)
    return DateSpan(first=found, last=found)


def read_this_weekday(parts: Parts, published: date | None) -> DateSpan | None:
    """Ce vendredi: the one that is nearest, to come or gone."""
    if published is None:
        return None
    ahead = (WEEKDAYS.index(parts["weekday"]) - published.weekday()) % 7
    found = published + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return DateSpan(first=found, last=found)


def read_ago(parts: Parts, published: date | None) -> DateSpan | None:
    """Il y a trois ans, dans quinze jours: as wide as its unit, so that three years ago is a year."""
    if published is None:
        return None
    count = int(number_value(parts["count"]))
    sign = -1 if parts["ago"] else 1
    unit = parts["unit"] if parts["unit"] == "mois" else parts["unit"].removesuffix("s")
    if unit in ("jour", "semaine"):
        # "huit jours" and "quinze jours" are one week and two.
        days = {8: 7, 15: 14}.get(count, count) if unit == "jour" else count * 7
        found = published + timedelta(days=sign * days)
        return DateSpan(first=found, last=found) if unit == "jour" else calendar.week(found)
    found = calendar.shifted(published, by_months=sign * count * _MONTHS_OF[unit])
    return calendar.month(found.year, found.month) if unit == "mois" else calendar.year(found.year)
