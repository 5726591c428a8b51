"""Lines that are nothing but dates."""

from __future__ import annotations

import re

from crawler.extract.dates.labels import MODIFIED_LABEL, PUBLISHED_LABEL, is_labelled, without_clock_changes
from crawler.extract.dates.printed import printed_dates
from crawler.extract.dates.relative import without_relative_dates
from store.text import fold

#: What may stand beside a date on its line.
_DATE_WORDS = re.compile(
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
_DIGIT = re.compile(r"\d")
#: Where two inline elements met without a space between: "4 mai 202207:59", "Publié6 mai", "readMay 6".
_SEAM = re.compile(
    r"(?<=[ /.,](?:19|20)\d\d)(?=[012]?\d[:h]\d\d|[0-3]?\d\.? [^\W\d])|(?<=[+-]\d\d:\d\d)(?=\d)"
    r"|(?<=[a-zà-ÿ\d])(?=[A-ZÀ-Ý][a-zà-ÿ]{2})|(?<=[^\W\d]{6})(?=[0-3]?\d(?:\.|er)? [^\W\d]{3})"
    # "2026timer3 min", the name of a picture
    r"|(?<=[ /.,](?:19|20)\d\d)(?=[^\W\d]{4})"
    # "03mars2026", of three elements drawn below each other
    r"|(?<=[^\W\d]{3})(?=(?:19|20)\d\d$)"
)


def is_date_line(text: str, *, labelled: bool = True) -> bool:
    """Whether a line is nothing but dates and their labels. `labelled`: there must be a label; the date may lack."""
    folded = fold(parted(text))
    has_label = is_labelled(folded)
    if labelled and not has_label:
        return False
    for date in reversed(printed_dates(folded)):
        folded = f"{folded[: date.start]} {folded[date.end :]}"
    rest = _DATE_WORDS.sub(" ", without_relative_dates(without_clock_changes(folded)) if has_label else folded)
    if any(character.isalnum() for character in rest):
        return False
    return has_label if labelled else bool(text)


def is_fresh_date(text: str) -> bool:
    """Whether a line is nothing but a date meant from the visit: "il y a 2 heures", "Hier, 17:40"."""
    folded = fold(text)
    is_told = _DIGIT.search(folded) is not None or folded.startswith("il y a")
    return is_told and without_relative_dates(folded) != folded and is_bare(folded)


def parted(text: str) -> str:
    """A line with a space where two elements met without one, so that neither hides the date of the other."""
    return _SEAM.sub(" ", text) if _DIGIT.search(text) else text


def is_bare(folded: str) -> bool:
    """Whether relative dates are all that the line says."""
    rest = _DATE_WORDS.sub(" ", without_relative_dates(folded))
    return not any(character.isalnum() for character in rest)
