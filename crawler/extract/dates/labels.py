"""What the words around a date call it: the day of publication, or of a change.

The dates themselves are read in `printed` and `relative`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest

from crawler.extract.dates.printed import TIME, Moment, PrintedDate, clock_moment
from store.text import fold

MODIFIED_WORDS = (
    r"mise?s? a jour|modifie[es]*|(?:derniere|date de) modification|actualise[es]*|maj|updated?|modified|corrige[es]*"
    r"|edite[es]?|aktualisiert|aktualisierung|zuletzt bearbeitet|letzte anderung|geandert|revised|ultima modifica"
    r"|modifica(?= il\b)"
    r"|actualizad[oa]|actualizacion|modificad[oa]|atualizad[oa]|atualizacao|aggiornat[oa]|modificat[oa]|bijgewerkt|gewijzigd"
    r"|uppdaterad|oppdatert|opdateret|paivitetty|aktualizacja|aktualizovan\w|actualizat|frissitve|guncelle\w+|diperbarui"
    r"|aggiornamento|act(?=\.)|обновлено|оновлено|ενημερωση|remis en ligne|تحديث"
)
PUBLISHED_WORDS = (
    r"publie[es]*|postee?|parue?s?|mise?s? en ligne|cree[es]*|redige[es]?|ecrit|diffuse[es]*|published|posted"
    r"|created|publication|date de parution|veroffentlicht|publiziert|erstellt|publicad[oa]|pubblicat[oa]|gepubliceerd"
    r"|geplaatst|publicerad|publisert|publiceret|julkaistu|opublikowano|publikovano|publicat|yayin\w*|diterbitkan"
    r"|опубликовано|опубліковано|δημοσιευση|نشر\w?"
)
MODIFIED_LABEL = re.compile(rf"\b(?:{MODIFIED_WORDS})\b")
PUBLISHED_LABEL = re.compile(rf"\b(?:{PUBLISHED_WORDS})\b")
_ANY_LABEL = re.compile(rf"\b(?:{MODIFIED_WORDS}|{PUBLISHED_WORDS})\b")
#: "Mis à jour à 08:45", "maj : 18h30": of the day that the line named before.
_CHANGED_AT = re.compile(rf"\b(?:{MODIFIED_WORDS})\b(?=[\s:]*(?:a|vers|at|um|-)?\s*\d{{1,2}}\s?[:h]){TIME}")


def is_labelled(folded: str) -> bool:
    """Whether a folded text has a word that says what a date is the date of."""
    return _ANY_LABEL.search(folded) is not None


def label_of(text: str) -> str:
    """What the words of a line call the date that follows: "published", "modified", or ""."""
    return label_before(fold(text))


def label_before(before: str) -> str:
    """What the folded words before a date call it; the last word counts ("Publié le … Mis à jour le …")."""
    modified = max((match.start() for match in MODIFIED_LABEL.finditer(before)), default=-1)
    published = max((match.start() for match in PUBLISHED_LABEL.finditer(before)), default=-1)
    if modified >= 0 and not re.search(r"\b(?:publie|paru|published|posted)", before[modified:]):
        return "modified"
    return "published" if published >= 0 else ""


def clock_changes(folded: str, dates: list[PrintedDate]) -> list[PrintedDate]:
    """The changes of a line that give a time of day alone: of the day before them, or the next where that is past."""
    found: list[PrintedDate] = []
    for date, following in zip_longest(dates, dates[1:]):
        match = _CHANGED_AT.search(folded, date.end, following.start if following else len(folded))
        moment = _same_day(match, date.moment) if match else None
        if match and moment:
            found.append(PrintedDate(moment, match.start("hour"), match.end()))
    return found


def change_alone(text: str, first: Moment) -> Moment | None:
    """The change that is all a line says, "Mis à jour à 14h10": of the day that stands on the line above."""
    match = _CHANGED_AT.fullmatch(fold(text).strip(" .()"))
    return _same_day(match, first) if match else None


def without_clock_changes(folded: str) -> str:
    """A folded text without such changes; which day they mean does not matter."""
    return _CHANGED_AT.sub(" ", folded)


def _same_day(match: re.Match[str], first: Moment) -> Moment | None:
    changed = clock_moment(match.groupdict(), first.at.year, first.at.month, first.at.day)
    if changed is None:
        return None
    days = timedelta(days=1 if first.has_time and changed.at < first.at else 0)
    turned = first.turned and first.turned.replace(hour=changed.at.hour, minute=changed.at.minute)
    return replace(changed, at=changed.at + days, turned=turned and turned + days)
