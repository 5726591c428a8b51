"""A sentence made ready for the tables: flat text in which every organisation is one capital letter; pure.

    "Vernay et Norvik ont signé, lundi, un accord."  →  "P et F ont signe, lundi, un accord."

Flat text has no capitals, so that a letter in a pattern can only be a party.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.ledger.names.gazetteer import Named, Naming

_LETTERS = {
    Naming.FOCAL: "F",
    Naming.REFERENCE: "R",
    Naming.PRODUCT: "Q",
    Naming.PARTNER: "P",
    Naming.UNKNOWN: "U",
    Naming.OTHER: "O",
}
_ARTICLE = re.compile(r"(?:\b(?:le|la|les|l'|un|une) ?)$")
#: Contracted articles, as the prepositions that they hold.
_CONTRACTED = (
    (re.compile(r"\bdu $"), "de "),
    (re.compile(r"\bdes $"), "de "),
    (re.compile(r"\bd' ?$"), "de "),
    (re.compile(r"\baux? $"), "a "),
    (re.compile(r"\bqu' ?$"), "que "),
)
#: Where none of these stands right before a name, which is mostly so, there is nothing to take away.
_ARTICLES = tuple(
    f"{article}{space}"
    for article in ("le", "la", "les", "l'", "un", "une", "du", "des", "d'", "au", "aux", "qu'")
    for space in ("", " ")
)
#: Those that a name begins with: "du géant américain".
_PREPOSITIONS = {"au ": "a ", "du ": "de "}
LETTER = re.compile(r"[FRQPUO]")
#: What is written before a letter for those who act for it.
HOUSE = "maison"
#: Those who act for a house are the house: "le président de F et la directrice générale de P ont signé".
_ACTING_FOR = re.compile(
    r"(?<![\w'])(?:le |la |les |leurs? |l')(?:deux )?(?:dirigeante?s?|patron(?:ne)?s?|pdg|presidente?s?|directeurs?"
    r"|directrices?|dg|dsi|direction|maire|ministre|responsables?|representante?s?|equipes?|conseil|numero un"
    r"|porte-parole|secretaire|homologue|delegue|deleguee|vice-presidente?|etat-major|filiale|branche|antenne)"
    r"(?:(?: et|,)? (?:generale?s?|delegue|deleguee|d'administration|municipal|regional|departemental|informatiques?"
    r"|dirigeante|commerciale?|executi[fv]e?|francaise?|locale|regionale|europeenne|juridique|technique|numerique"
    r"|de la communication"
    r"|des systemes d'information|des achats|du directoire))* (?:de )(?:la |l'|les |le )?(?=[FRQPU](?!\w))"
)

_AND_THAT_OF = re.compile(
    rf"({HOUSE} [FRQPU](?: et| [^,;FRQPUO]{{0,40}}(?:par|avec))) (?:celui|celle|ceux|celles) de (?=[FRQPU])"
)


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A marked sentence, and who its letters are."""

    text: str
    #: In the order of the letters.
    parties: tuple[Named, ...]


def mark(flat: str, start: int, end: int, parties: list[Named]) -> Marked:
    """One sentence of a flat text, at its offsets, marked. `parties` lie within it, in order and apart."""
    pieces: list[str] = []
    place = start
    for party in parties:
        pieces.append(_without_article(flat[place : party.start]))
        pieces.append(_PREPOSITIONS.get(flat[party.start : party.start + 3], ""))
        pieces.append(_LETTERS[party.naming])
        place = party.end
    pieces.append(flat[place:end])
    return Marked(
        text=_AND_THAT_OF.sub(rf"\1 {HOUSE} ", _ACTING_FOR.sub(f"{HOUSE} ", "".join(pieces))), parties=tuple(parties)
    )


def _without_article(before: str) -> str:
    if not before.endswith(_ARTICLES):
        return before
    before = _ARTICLE.sub("", before)
    for pattern, plain in _CONTRACTED:
        if pattern.search(before):
            return pattern.sub(plain, before)
    return before
