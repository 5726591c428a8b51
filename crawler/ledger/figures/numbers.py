"""French numbers, in digits and in words, as patterns over flat text and as values; pure.

It knows nothing of euros, days or months; `amounts`, `dates` and `durations` do.
"""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
#: "une dizaine", "une centaine": round numbers that stand before "de".
ROUND = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_WORDS = sorted((*_UNITS, "cents?", "mille"), key=len, reverse=True)
#: 4 200, 4.200, 4200 / 1,2 / 1.5
DIGITS = r"(?:\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"
#: deux cent cinquante, vingt et un, quatre-vingt-dix
SPELT = rf"(?:(?:{'|'.join(_WORDS)})(?:(?:-| et |-et-| )(?:{'|'.join(_WORDS)}))*)\b"
NUMBER = rf"(?:{DIGITS}|\b{SPELT})"
_THOUSANDS = re.compile(r"(?<=\d)[ .](?=\d{3}(?:\D|$))")
_PIECES = re.compile(r"[a-z]+")


def number_value(written: str) -> Decimal:
    """The value of a text that `NUMBER` matched.

    >>> number_value("quatre-vingt-dix"), number_value("4 200"), number_value("1,2")
    (Decimal('90'), Decimal('4200'), Decimal('1.2'))
    """
    if written[0].isdigit():
        return Decimal(_THOUSANDS.sub("", written).replace(",", "."))
    return Decimal(_spelt_value(_PIECES.findall(written)))


def _spelt_value(pieces: list[str]) -> int:
    total, group = 0, 0
    for before, piece in zip(("", *pieces), pieces, strict=False):
        if piece == "mille":
            total, group = total + max(group, 1) * 1000, 0
        elif piece.startswith("cent"):
            group = max(group, 1) * 100
        elif piece.startswith("vingt") and before == "quatre":
            group += 76  # the four already stands in the group: 4 + 76 = 80
        else:
            group += _UNITS.get(piece, 0)
    return total + group
