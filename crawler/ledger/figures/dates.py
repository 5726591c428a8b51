"""Dates in a French sentence, resolved against the day of publication; pure, over flat text.

A date without a year means the year that brings it nearest to publication, unless "dernier" or "prochain" stands by.
Spans are what the press means by them: "fin février" is the last third, "à la rentrée" is September. No clock is read:
without a day of publication only dates that carry their year are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crawler.ledger.figures import date_readers as read
from crawler.ledger.figures.numbers import NUMBER
from crawler.ledger.text.tables import at_words
from store.ledger import DateSpan

_FULL_MONTHS = "|".join(
    name for name in read.MONTHS if len(name) > 5 or name in ("mars", "avril", "mai", "juin", "aout")
)
_FULL_MONTH = rf"(?P<month>{_FULL_MONTHS})\b"
_MONTH = rf"(?P<month>{'|'.join(sorted(read.MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"(?<![\d,.])(?P<day>[12]\d|3[01]|0?[1-9]|premier\b)(?:er\b)?"
_FROM_DAY = r"(?<![\d,.])(?P<from_day>[12]\d|3[01]|0?[1-9])(?:er\b)?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(read.WEEKDAYS)})\b"
#: "mardi 20 personnes" counts them; "mardi 20", "mardi 20 au soir" is a day.
_NOT_COUNTED = r"(?=$| ?[.,;:)»!?\n]| (?:a|au|aux|avec|chez|dans|en|et|la|le|les|lors|par|pour|que|qui|sur|un|une)\b)"
_NEAR_WORDS = r"derni(?:er|ere)|passee?|prochaine?|suivante?|a venir|ecoulee?"
_NEAR = rf"(?P<near>{_NEAR_WORDS})\b"
_NEAR_BEFORE = r"(?P<near_before>derniere?|prochaine?) "
_WHICH = rf"(?: (?:de )?{_YEAR}| {_NEAR})?"
_PART = (
    r"\b(?P<part>fin|debut|mi|milieu|courant)"
    r"(?:[ -](?:du mois de |du mois d'|de l'annee |de |d'|du |d'annee ))?[ -]?"
)
_TWO_MONTHS = rf"(?P<from_month>{_FULL_MONTHS})(?: et en | et | a | ou | ?- ?){_FULL_MONTH}"
_UNIT = r"(?P<unit>jours?|semaines?|mois|ans?|annees?|trimestres?|semestres?)\b"
_AWAY = "|".join(sorted(read.DAYS_AWAY, key=len, reverse=True))
#: What stands before a month that is a date by itself: "mars" and "mai" are words too.
_MONTH_AFTER = (
    r"(?:\ben|\bau mois (?:de|d')|\bdepuis|\bdes|\bjusqu'en|\bd'ici(?: a)?|\bavant|\bapres|\bce mois (?:de|d'))[ ]?"
)
_YEAR_AFTER = (
    r"\b(?:en|l'annee|annee|depuis|des|d'ici(?: a)?|jusqu'en|jusqu'a|avant|apres|courant|a l'horizon|horizon"
    r"|a partir de"
    r"|fin de|echeance) "
)
_SEASON_AFTER = r"(?:\bau |\bcet |\bl'|\ble |\bd'ici (?:a )?l'|\ben )"
_SEASONS = "printemps|ete|automne|hiver"

#: Each way to write a date and what reads it; at one place in the text the first that fits is taken.
_TABLE: tuple[tuple[str, read.Reader], ...] = (
    (r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b", read.read_numeric),
    (r"\b(?P<day>\d{1,2})(?:/|-)(?P<number>\d{1,2})(?:/|-)(?P<year>(?:19|20)?\d\d)\b", read.read_numeric),
    (r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b", read.read_numeric),
    (
        rf"{_FROM_DAY}(?: (?P<from_month>{_FULL_MONTHS}))? ?(?:au|et le|et|-|a) ?"
        rf"(?:{read.ANY_WEEKDAY} )?{_DAY} {_MONTH}{_WHICH}",
        read.read_days,
    ),
    (rf"(?:{_WEEKDAY} )?{_DAY}[ -]{_MONTH}{_WHICH}", read.read_day),
    (rf"\b(?:le|du|au) {_DAY} (?:de ce mois|courant|du mois (?:en cours|{_NEAR}))\b", read.read_day_of_month),
    (
        rf"\b(?P<half>premiere|seconde|deuxieme) quinzaine (?:du mois )?(?:de |d'){_FULL_MONTH}{_WHICH}",
        read.read_fortnight,
    ),
    (rf"\bce {_WEEKDAY}(?: (?:matin|soir|apres-midi|midi))?(?! \d)", read.read_this_weekday),
    (rf"\b(?:ce|cet) (?P<season>{_SEASONS})\b(?! \d)", read.read_this_season),
    (
        rf"\b(?:la|cette|pour|des) (?:{_NEAR_BEFORE})?rentree\b(?: (?:scolaire|universitaire|politique|parlementaire))?"
        rf"(?: (?:de |d')(?P<month>{_FULL_MONTHS}))?{_WHICH}",
        read.read_return,
    ),
    (rf"{_SEASON_AFTER}(?P<season>{_SEASONS})\b(?: {_YEAR}(?:-(?P<second_year>20\d\d))?| {_NEAR})?", read.read_season),
    (
        rf"\b(?P<season>{_SEASONS}) (?:{_YEAR}(?:-(?P<second_year>20\d\d))?|(?P<near>prochain|dernier)\b)",
        read.read_season,
    ),
    (
        rf"\b(?P<ordinal>{'|'.join(read.ORDINALS)}) (?P<short>)(?P<number>)(?P<division>trimestre|semestre)\b"
        rf"(?: de l'annee| de l'exercice)?{_WHICH}",
        read.read_division,
    ),
    (
        rf"\b(?P<ordinal>)(?P<division>)(?P<near>)(?P<short>[ts])(?P<number>[1-4])[ -](?:de )?{_YEAR}",
        read.read_division,
    ),
    (rf"\b(?:le|au|du) (?P<division>trimestre|semestre) {_NEAR}", read.read_this_division),
    (r"\bce (?P<division>trimestre|semestre)\b(?P<near>)(?! \d)", read.read_this_division),
    (rf"{_PART}{_FULL_MONTH}{_WHICH}", read.read_month),
    (rf"\b(?:en |entre |de |d'){_TWO_MONTHS}{_WHICH}", read.read_months),
    (rf"\b{_TWO_MONTHS} (?:de )?(?P<near>){_YEAR}", read.read_months),
    (rf"\b(?P<part>){_FULL_MONTH} (?:{_YEAR}|{_NEAR})", read.read_month),
    (rf"{_MONTH_AFTER}(?P<part>){_FULL_MONTH}{_WHICH}", read.read_month),
    (rf"\b(?:de |entre )?(?P<from_year>(?:19|20)\d\d)(?: a | et |-){_YEAR}", read.read_years),
    (rf"{_PART}{_YEAR}", read.read_year),
    (rf"{_YEAR_AFTER}(?P<part>){_YEAR}", read.read_year),
    (
        r"\b(?P<part>fin|debut|milieu|courant) (?:de l'|d'|de cette |de l')(?:annee|an)\b(?: (?:en cours|civile"
        r"|scolaire))?"
        rf"(?: {_NEAR})?",
        read.read_this_year,
    ),
    (rf"\b(?:l'annee|l'an) (?P<part>){_NEAR}", read.read_this_year),
    (r"\bcette annee\b(?P<part>)(?P<near>)", read.read_this_year),
    (rf"\b(?P<part>fin|debut|milieu) (?:du|de ce) mois\b(?:-ci)?(?: {_NEAR})?", read.read_this_month),
    (rf"\ble mois (?P<part>){_NEAR}", read.read_this_month),
    (r"\bce mois(?:-ci)?\b(?P<part>)(?P<near>)", read.read_this_month),
    (rf"\b(?:la semaine|le (?P<weekend>week-end)) {_NEAR}", read.read_this_week),
    (r"\b(?:cette semaine|ce (?P<weekend>week-end)|(?:debut|fin) de semaine)\b(?P<near>)", read.read_this_week),
    (rf"\b(?P<away>{_AWAY})\b", read.read_away),
    (rf"\b{_WEEKDAY}(?P<near>) {_DAY}{_NOT_COUNTED}", read.read_weekday),
    (
        rf"(?<!\ble )(?<!\bles )(?<!chaque )\b{_WEEKDAY}(?: (?:matin|soir|apres-midi|midi))?(?: {_NEAR})?",
        read.read_weekday,
    ),
    (rf"\ble {_WEEKDAY} {_NEAR}", read.read_weekday),
    (
        r"\b(?:(?P<ago>il y a|voila|voici|cela fait)|dans|d'ici(?: a)?) "
        r"(?:(?:environ|pres de|un peu plus d'|plus d'|deja|exactement) ?)?"
        rf"(?P<count>{NUMBER}) {_UNIT}",
        read.read_ago,
    ),
)  # fmt: skip
_RULES = tuple((re.compile(pattern), reader) for pattern, reader in _TABLE)
#: One pass over the text for all of them: the same patterns without names of groups, which would take twice as long.
_ANY = at_words("|".join(re.sub(r"[(][?]P<[a-z_]+>", "(?:", pattern) for pattern, _ in _TABLE))


@dataclass(frozen=True, kw_only=True)
class FoundDate:
    """A date and where it stands in the flat text."""

    span: DateSpan
    start: int
    end: int


def find_dates(flat: str, published: date | None) -> list[FoundDate]:
    """The dates of a flat text in reading order, those that cannot be resolved left out."""
    found: list[FoundDate] = []
    for match in _ANY.finditer(flat):
        if span := _resolved(flat, match.start(), published):
            found.append(FoundDate(span=span, start=match.start(), end=match.end()))
    return found


def _resolved(flat: str, place: int, published: date | None) -> DateSpan | None:
    """The date that is written at a place."""
    fitting = ((parts, reader) for pattern, reader in _RULES if (parts := pattern.match(flat, place)))
    parts, reader = next(fitting)
    try:
        return reader(parts.groupdict(default=""), published)
    except (ValueError, OverflowError):  # "il y a 20 000 ans": no calendar has that
        return None
