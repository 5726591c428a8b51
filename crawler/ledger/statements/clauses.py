"""A marked sentence taken apart: its clauses, and what in them is somebody else's; pure."""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.ledger.statements.marking import LETTER
from crawler.ledger.text.cues import NOUN, VERB

CUE = re.compile(rf"(?<!\w)(?:(?:{VERB})|{NOUN})\b")
_RELATIVE = re.compile(
    r" ?(?:qui|dont|deja|(?:[\w']+ ){1,3}apres|lequel|laquelle|apres|avant|comme|malgre|longtemps|jusqu'ici"
    r"|par ailleurs|aussi|contrairement|face"
    r"|alors|faute)\b"
)
#: Who takes somebody's place is no party to what ends.
_GAINS = re.compile(r"(?:au profit|au benefice|en faveur) de $")
_PART = re.compile(r"[^,;]*[,;]?")
#: What others make of it.
_ASIDE = re.compile(
    r" ?(?:ce (?:que|qui|dont)|ce a quoi|au grand|n'en deplaise|sous l'oeil|sur fond de|malgre|en depit|quitte a"
    r"|non sans"
    r"|provoquant|suscitant)\b"
    r"| ?(?:[\w']+ ){1,3}apres (?:avoir|s'etre|etre)\b| ?(?:a l'issue|apres|au terme|au bout|a la suite|suite a"
    r"|au cours|a l'occasion) (?:de |d'|des )?[^,;]*(?:negoci|discussions?|tractations|pourparlers)"
)
#: A second verb with the same subject.
_SECOND_VERB = re.compile(rf" et (?=(?:s'|se |en |a |ont )?(?:{VERB})\b)|, puis | puis ")
_PARTY = re.compile(r"[PU]")
#: Where another organisation is in the sentence, its parts are read alone.
_CLAUSE = re.compile(
    r"; | et (?=(?:a |s'est |se )?(?:sign|choisi|confi|opt|rejoin|rejoi|pass|s'alli|ralli|tourn"
    r"|bascul)\w* (?:[\w']+ ){0,4}?O)| tandis que | alors que | pendant que | la ou | quand |, mais |, apres que "
    r"|(?<=[FRQPUO]), et (?=[FP] )"
    r"|, (?=[FO] (?:avec|chez|a|par) )|, qui avai(?:t|ent) |, apres | ?: "
)

_GAPPED = re.compile(r"[FO] (?:avec|chez|a|par) ")


def clauses_of(text: str) -> list[str]:
    """The parts of a sentence. What one leaves out is taken from the one before: "O a signé avec U, F avec P"."""
    starts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    parts: list[str] = []
    for begin, end in pairwise(starts):
        part = text[begin:end]
        verb = CUE.search(parts[-1]) if parts and _GAPPED.match(part) else None
        parts.append(f"{part[0]} {verb.group()}{part[1:]}" if verb else part)
    return parts


def is_aside(clause: str, place: int) -> bool:
    """Whether another organisation has no part in what a clause says: "P, qui a signé avec O, garde F"."""
    if _GAINS.search(clause, 0, place):
        return True
    begin, end = clause.rfind(",", 0, place) + 1, clause.find(",", place)
    part = clause[begin:end] if end >= 0 else ""
    return bool(_RELATIVE.match(part)) and not set(LETTER.findall(part)) & set("FRQPU")


def own_part(clause: str, place: int) -> str:
    """The part of a clause with a verb of its own that a party stands in: "prolonge avec P et s'allie à P" has two."""
    clause, place = _without_asides(clause, place)
    cuts = [0, *(match.start() for match in _SECOND_VERB.finditer(clause)), len(clause)]
    parts = [(begin, end) for begin, end in pairwise(cuts) if _PARTY.search(clause, begin, end)]
    own = next((clause[begin:end] for begin, end in parts if begin <= place < end), clause)
    return own if len(parts) > 1 and CUE.search(own) else clause


def _without_asides(clause: str, place: int) -> tuple[str, int]:
    """The clause without what stands between commas and is somebody else's: "malgré la signature de O", "ce que …"."""
    kept: list[str] = []
    moved, begin = place, 0
    for part in _PART.findall(clause):
        letters = set(LETTER.findall(part))
        aside = "O" in letters and not letters & set("FRQPU") if letters else bool(_ASIDE.match(part))
        if aside and begin + len(part) <= place:
            moved -= len(part)
        if not aside:
            kept.append(part)
        begin += len(part)
    return "".join(kept), moved
