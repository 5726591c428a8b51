"""Signs that two texts which share words tell one story, or two: headlines, beginnings, days, recurring forms; pure.

What they weigh is told in `judging`. A missing sign is none: many texts come without a headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.copies.prints import Shingle, TextPrint
from store.query.stems import stem
from store.text import fold, words

#: Letters of words that tell what a headline is about; shorter ones are grammar, but for numbers.
_TELLING_LETTERS = 4
#: Such words of a headline, of fewer of which nothing can be said.
_LEAST_TELLING = 3
#: Shingles of a beginning.
_LEAD_SHINGLES = 30
_WEEK = frozenset(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"])
#: Headlines that come again each day or week above another text.
_FORM = re.compile(
    r"\b(?:le point (?:sur|a)|bilan|en (?:direct|continu)|l'essentiel|l'actu(?:alite)? (?:du|de la)|revue de presse"
    r"|ce qu'il faut (?:retenir|savoir)|a retenir|agenda|meteo|previsions?|vigilance|horoscope|programme (?:tele|tv)"
    r"|(?:a la |ouverture|cloture|point) bourse|bourse de|cac 40|wall street|cours d[eu]|loto|euromillions|keno"
    r"|quinte|tierce|quiz|infos? trafic|bison fute|pharmacies de garde|avis d'obseques|carnet|matinale|l'hebdo"
    r"|(?:prix|tarifs?) (?:des? (?:l'|la )?|du )(?:carburants?|gazole|essence|fioul))\b"
)


def headlines_alike(one: TextPrint, other: TextPrint) -> float | None:
    """Share of the telling words of the shorter headline that the other has too; None where one tells too little."""
    mine, theirs = _telling(one.title), _telling(other.title)
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least >= _LEAST_TELLING else None


def lead_in(one: TextPrint, other: TextPrint) -> float:
    """How much of a text's beginning stands in another, wherever: 0 to 1."""
    return _share_in(one.shingles[:_LEAD_SHINGLES], other)


def front_in(one: TextPrint, other: TextPrint) -> float:
    """How much of a text's first half stands in another: the second is often background."""
    return _share_in(one.shingles[: len(one.shingles) // 2], other)


def is_form(one: TextPrint, other: TextPrint) -> bool:
    """Whether both headlines are those of something that comes again, with other news in it."""
    return all(_FORM.search(fold(text.title)) for text in (one, other))


def other_days(one: TextPrint, other: TextPrint) -> bool:
    """Whether both name days of the week, and begin with different ones."""
    first, second = _first_day(one), _first_day(other)
    return bool(first and second) and first != second


def _share_in(shingles: Sequence[Shingle], other: TextPrint) -> float:
    return sum(shingle in other.places for shingle in shingles) / len(shingles) if shingles else 0.0


def _telling(title: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(title) if len(word) >= _TELLING_LETTERS or word.isdigit())


def _first_day(text: TextPrint) -> str:
    return next((word for word in text.words if word in _WEEK), "")
