"""Lines that are nothing but dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract.dates.labels import MODIFIED_LABEL, PUBLISHED_LABEL, is_labelled, without_clock_changes
from crawler.extract.dates.printed import PrintedDate, printed_dates
from crawler.extract.dates.relative import without_relative_dates
from store.text import fold

#: What may stand beside a date on its line.
_DATE_WORDS = (
    rf"{MODIFIED_LABEL.pattern}|{PUBLISHED_LABEL.pattern.replace('|redige[es]?|ecrit', '')}"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|stand|uhr|vom|um"
    r"|lunes|martes|miercoles|jueves|viernes|sabado|domingo|(?:lun|mart|mercol|giov|vener)edi|domenica"
    r"|(?:segunda|terca|quarta|quinta|sexta)-feira|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|il|el|del?|alle|ore|horas?|hs|hrs|om|op|em|as|kl|klo|of|the"
    r"|article|le|la|l|a|at|on|du|et|and|h|min|date|de|last|derniere|premiere|edition|numero|paris|cest|cet|gmt|utc|heure"
    r"|locale|ce|cette"
    r"|[ecmp][sd]?t|[ap]m)\b"
)
#: Read up to the first word that is none of them, and never again from another place: a line may be long.
_DATE_WORDS_ALONE = re.compile(rf"(?>{_DATE_WORDS}|[\W_])*+")
_DIGIT = re.compile(r"\d")
#: Where two inline elements met without a space between: "4 mai 202207:59", "Publié6 mai", "readMay 6". What follows is
#: looked at first, since most characters are neither capitals nor digits.
_SEAM = re.compile(
    r"(?=[A-ZÀ-Ý][a-zà-ÿ]{2})(?<=[a-zà-ÿ\d])"
    r"|(?=\d)(?:(?<=[ /.,](?:19|20)\d\d)(?=[012]?\d[:h]\d\d|[0-3]?\d\.? [^\W\d])|(?<=[+-]\d\d:\d\d)"
    r"|(?<=[^\W\d]{6})(?=[0-3]?\d(?:\.|er)? [^\W\d]{3})"
    # "03mars2026", of three elements drawn below each other
    r"|(?<=[^\W\d]{3})(?=(?:19|20)\d\d$))"
    # "2026timer3 min", the name of a picture
    r"|(?<=[ /.,](?:19|20)\d\d)(?=[^\W\d]{4})"
)


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line as dates are looked for in it, folded and with its elements parted, and those that it prints."""

    folded: str
    dates: list[PrintedDate]


def dated_line(text: str) -> DatedLine:
    folded = fold(parted(text))
    return DatedLine(folded, printed_dates(folded))


def is_date_line(text: str, *, labelled: bool = True) -> bool:
    """Whether a line is nothing but dates and their labels. `labelled`: there must be a label; the date may lack."""
    if labelled and not is_labelled(fold(parted(text))):
        return False
    return bool(text) and is_only_dates(dated_line(text))


def is_only_dates(line: DatedLine) -> bool:
    """Whether nothing but labels stands beside the dates of a line."""
    rest = line.folded
    for date in reversed(line.dates):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    return is_bare(without_clock_changes(rest)) if is_labelled(line.folded) else _is_of_date_words(rest)


def is_fresh_date(text: str) -> bool:
    """Whether a line is nothing but a date meant from the visit: "il y a 2 heures", "Hier, 17:40"."""
    folded = fold(text)
    is_told = _DIGIT.search(folded) is not None or folded.startswith("il y a")
    return is_told and (rest := without_relative_dates(folded)) != folded and _is_of_date_words(rest)


def parted(text: str) -> str:
    """A line with a space where two elements met without one, so that neither hides the date of the other."""
    return _SEAM.sub(" ", text) if _DIGIT.search(text) else text


def is_bare(folded: str) -> bool:
    """Whether relative dates are all that the line says."""
    return _is_of_date_words(without_relative_dates(folded))


def _is_of_date_words(folded: str) -> bool:
    return _DATE_WORDS_ALONE.fullmatch(folded) is not None
