"""The figures and the names of a sentence, as far as two wordings of it can be compared by them."""

from __future__ import annotations

import re
from collections import Counter

from store.text import fold

#: "1 204", "1.204", "0,5", with what gives it its size.
_FIGURE = re.compile(
    r"(?<![\w,.])(\d\d?h(?:\d\d)?\b|\d{1,3}(?:[ .\u00a0\u202f\u2009]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*)"
    r"\s?(milliards?|mds?\b|md€|billions?|bn\b|millions?|m€|mio\b|m\b(?= d'euro)|mille|k€|%|pour ?cents?\b)?"
)
_CLOCK = re.compile(r"\b(\d\d?)\s?h\b\s?(\d\d\b)?")
_GROUPS = re.compile(r"(?<=\d)[ .\u00a0\u202f\u2009](?=\d{3}(?:\D|$))")
_SIZES = {"mi": "e6", "m": "e6", "m€": "e6", "md": "e9", "mds": "e9", "md€": "e9", "bn": "e9", "%": "%", "k€": "e3"}
_TWO_TO_SIXTEEN = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_SPELT = {word: str(value) for value, word in enumerate(_TWO_TO_SIXTEEN.split(), 2)} | {
    "vingt": "20",
    "trente": "30",
    "quarante": "40",
    "cinquante": "50",
    "soixante": "60",
    "cent": "100",
    "cents": "100",
    "mille": "1000",
    "million": "1e6",
    "millions": "1e6",
    "milliard": "1e9",
    "milliards": "1e9",
    "tiers": "1/3",
    "quart": "1/4",
    "moitie": "1/2",
    "dizaine": "~10",
    "vingtaine": "~20",
    "trentaine": "~30",
    "cinquantaine": "~50",
    "centaine": "~100",
    "centaines": "~100",
    "millier": "~1000",
    "milliers": "~1000",
    "double": "x2",
    "triple": "x3",
}
_WORD = re.compile(r"[^\W\d_]+")
#: What is counted, behind its number; "18 heures" is a time of day as often.
_UNIT = re.compile(
    r"(?:\d|\b(?:"
    + "|".join(word for word in _SPELT if word not in ("double", "triple"))
    + r")) ?(?:d'|de )?((?:seconde|minute|jour|semaine|mois|trimestre|an(?:nee)?|siecle|metre|kilometre|hectare"
    r"|kilo|tonne|litre|degre|euro|dollar|livre|watt|kilowatt|megawatt|gigawatt|octet|kilooctet|megaoctet|gigaoctet"
    r"|teraoctet|petaoctet)(?=s?\b))"
)
_NAME = re.compile(r"(?<!\w)[^\W\d_][\w'’]*(?:-\w+)*")
_OPENINGS = '«“"([:–—-'
#: Words that only a sentence's beginning writes large.
_SMALL_WORDS = (
    "le la les l un une des d de du et ou mais donc or ni car si il elle ils elles on nous vous je tu ce c cette "
    "ces cet son sa ses leur leurs notre nos votre vos a au aux en dans par pour sur sous avec sans chez entre "
    "vers selon apres avant depuis pendant lors lorsque quand comme ainsi alors aussi enfin hier demain lundi "
    "mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre "
    "octobre novembre decembre the an of in and he she it they we this that qui que quoi dont ou oui non m mme mm "
    "mlle dr me"
)
_NO_NAMES = frozenset(_SMALL_WORDS.split())
#: Share of capitals above which a sentence writes everything large.
_ALL_CAPITALS = 0.6


def figures(sentence: str) -> Counter[str]:
    """The figures of a sentence, however they are written: "4 200" and "4.200", "cinq" and "5" are the same."""
    folded = _CLOCK.sub(r"\1h\2", fold(sentence))
    found = Counter(_figure(match) for match in _FIGURE.finditer(folded))
    rest = _FIGURE.sub(" ", folded)
    return found + Counter(_SPELT[word] for word in _WORD.findall(rest) if word in _SPELT)


def units(sentence: str) -> list[str]:
    """What the numbers of a sentence count, sorted: seconds, years, tonnes, dollars."""
    return sorted(unit.removesuffix("nee") for unit in _UNIT.findall(fold(sentence)))


def names(sentence: str) -> frozenset[str]:
    """The folded words of a sentence that are names by their capital; not its first word, unless another follows."""
    letters = [letter for letter in sentence if letter.isalpha()]
    if sum(map(str.isupper, letters)) > _ALL_CAPITALS * len(letters):
        return frozenset()
    tokens = [(match.group(), _begins(sentence, match.start())) for match in _NAME.finditer(sentence)]
    named: set[str] = set()
    for place, (token, begins) in enumerate(tokens):
        follows = place + 1 < len(tokens) and tokens[place + 1][0][0].isupper()
        if _is_name(token) and (not begins or follows or _is_acronym(token)):
            named |= _parts(token)
    return frozenset(named - _NO_NAMES)


def _figure(match: re.Match[str]) -> str:
    number = _GROUPS.sub("", match[1]).replace(",", ".")
    size = (match[2] or "").replace(" ", "")
    if not size:
        return number
    for prefix, sign in (("milliard", "e9"), ("billion", "e9"), ("million", "e6"), ("mille", "e3"), ("pour", "%")):
        if size.startswith(prefix):
            return number + sign
    return number + _SIZES.get(size, "e6")


def _begins(sentence: str, place: int) -> bool:
    """Whether a word opens the sentence, or what is quoted in it."""
    before = sentence[:place].rstrip()
    return not before or before[-1] in _OPENINGS


def _is_name(token: str) -> bool:
    # With its article elided: "l'Arcep", "d'Orange".
    bare = re.split(r"['’]", token)[-1]
    return len(bare) > 1 and bare[0].isupper() and fold(bare) not in _NO_NAMES


def _is_acronym(token: str) -> bool:
    return sum(map(str.isupper, token)) > 1


def _parts(token: str) -> set[str]:
    return {part for part in re.split(r"['’-]", fold(token)) if len(part) > 1}
