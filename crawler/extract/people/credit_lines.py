"""Lines that are nothing but a credit, mostly with names: "Jeanne Le Goff, avec Reuters", "jlg/ats", "Avec AFP"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract.dates.date_lines import is_date_line
from crawler.extract.people.agencies import AGENCY, AGENCY_AFTER_NAME, agencies_in, may_name_agency
from store.text import fold

LONGEST_CREDIT = 160
_LONGEST_NAMES = 80
#: Agencies that are not named: "avec les agences".
_UNNAMED = (
    r"(?:les |the |news )?(?:agences?(?: de presse)?|agencies|wire (?:reports|services)|agenturen|agencias|agenzie)"
)
_MAY_BE_UNNAMED = re.compile(r"agen[ctz]|wire ", re.IGNORECASE)
_AGENCIES = re.compile(rf"{AGENCY.pattern}|(?<!\w){_UNNAMED}(?!\w)")
#: What may follow agencies: others, a place, initials.
_MORE = re.compile(
    rf"(?P<others>(?:\s?(?:,|/|-|et|and|und|y|avec)\s?{AGENCY.pattern})*(?:\s?/\s?[a-z]{{2,4}}\b)?)(?:\s?[|,–—-].{{0,40}})?\W*"
)
#: What says that a text is made with an agency, at the end of what stands before that.
_WITH = re.compile(
    r"(?:^|[\s(,;|/–—-])(?:avec|with|et|and|und|y|con|via|mit|(?:mit )?(?:agentur)?material (?:der|des|von)|source ?:)"
    r"\s?\(?(?:\s?l'|\sthe|\sder|\svon|\sla)?\s?$"
)
_BY = re.compile(
    r"\W*(?:(?:(?:redige |ecrit )?par|by|von|sources?)\s|(?:textes?|texto|text|redaction|sources?)\s?:)"
    r"(?:\s?l'|\s?the\s)?"
)
#: A sign alone parts photographers too from their agency.
_SIGN = re.compile(r"\s?[,;|/(–—-]+\s?$")
_INITIALS = re.compile(r"[a-z]{2,4}|(?:[a-z]\.[ -]?){1,4}", re.IGNORECASE)
#: Dots that end no sentence: of initials and of addresses.
_OTHER_DOT = re.compile(r"(?<!\b\w)\.(?!\w)|:")
#: Words that begin with a small letter and tell nothing; any other does: "OpenAI signe avec Reuters".
_CONNECTING = re.compile(
    r"\b(?:avec|with|par|by|von|et|and|und|y|de|du|des|d|la|le|les|l|the|r[ée]daction|\w+\.(?:fr|com|be|ch|ca|net|org|info))\b"
)
_TELLING_WORD = re.compile(r"(?<![\w'’.-])[a-zà-ÿœ]{2,}")
_PICTURE = re.compile(r"\W*(?:photos?|credits?|illustration|image|visuel|video|infographie|©|\(c\))")
#: "Reuters contributed to this report."
_CONTRIBUTED = re.compile(
    rf"\W*(?:{AGENCY.pattern}(?:,? and )?)+ contributed (?:to this (?:report|article|story)|reporting)\W*"
)
#: What parts names from a date.
_PARTS = re.compile(r"\s+[-–—/]\s+|\s*[|•·]\s*|,\s(?=publié|mis en ligne|le \d)")


@dataclass(frozen=True, kw_only=True)
class Credit:
    """What a credit line says."""

    #: The agencies as they are kept; none where they are not named ("avec les agences").
    agencies: tuple[str, ...]
    #: Who is named beside them, as printed; mostly nobody.
    names: str = ""
    #: Whether the line says that it credits a text: "avec", "par", an agency alone.
    is_plain: bool = True


def is_credit_line(text: str) -> bool:
    """Whether a line is nothing but the credit of a text: "Avec AFP", "Jeanne Le Goff, avec Reuters"."""
    return credit_said(text) is not None


def credit_said(text: str) -> Credit | None:
    """What a line says that is nothing but a credit; None where it is anything else."""
    if len(text) > LONGEST_CREDIT or not (may_name_agency(text) or _MAY_BE_UNNAMED.search(text)):
        return None
    text = _undated(text)
    folded = fold(text)
    if _PICTURE.match(folded):
        return None
    if _CONTRIBUTED.fullmatch(folded):
        return Credit(agencies=tuple(agencies_in(folded)))
    first = _AGENCIES.search(folded)
    more = _MORE.fullmatch(folded, first.end()) if first else None
    if first is None or more is None or _tells(_from(text, folded, more.end("others"))):
        return None
    agencies = tuple(agencies_in(folded[first.start() :]))
    before = folded[: first.start()]
    by, made_with = _BY.match(before), _WITH.search(before)
    sign = None if made_with else _SIGN.search(before)
    start, end = by.end() if by else 0, made_with.start() if made_with else sign.start() if sign else len(before)
    names = _from(text, folded, start, max(start, end)).strip(" ,;|/(–—-")
    if not names:
        return Credit(agencies=agencies) if agencies or made_with or by or " " not in folded.strip() else None
    if not (made_with or sign or AGENCY_AFTER_NAME.search(folded)) or not _is_signature(names):
        return None
    return Credit(agencies=agencies, names=names, is_plain=bool(by or made_with))


def _is_signature(names: str) -> bool:
    if _INITIALS.fullmatch(names):
        return True
    return len(names) <= _LONGEST_NAMES and not _OTHER_DOT.search(names) and not _tells(names)


def _tells(text: str) -> bool:
    """Whether a text has a word that is no name's: of what stands after agencies, initials may be one."""
    return _TELLING_WORD.search(_CONNECTING.sub(" ", text)) is not None


def _from(text: str, folded: str, start: int, end: int | None = None) -> str:
    """What a part of a folded text is in the text itself; ligatures are two letters when folded."""
    end = len(folded) if end is None else end
    if len(folded) == len(text):
        return text[start:end]
    lengths = [len(fold(text[:length])) for length in range(len(text) + 1)]
    first, last = (next(place for place, length in enumerate(lengths) if length >= asked) for asked in (start, end))
    return text[first:last]


def _undated(text: str) -> str:
    """Without the dates that stand beside the names: "Avec AFP | Publié le 3 mars 2026"."""
    parts = _PARTS.split(text)
    kept = [part for part in parts if not is_date_line(part, labelled=False)]
    return text if len(kept) == len(parts) else " | ".join(kept)
