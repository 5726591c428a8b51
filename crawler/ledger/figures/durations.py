"""How long something runs, in months; pure, over flat text.

Ages, delays ("dans deux ans") and what lies back ("il y a", "depuis") are no durations of an agreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from crawler.ledger.figures.numbers import NUMBER, number_value

#: In months; weeks and days as parts of a mean month.
_MONTHS = {
    "an": Decimal(12), "annee": Decimal(12), "mois": Decimal(1), "semestre": Decimal(6), "trimestre": Decimal(3),
    "semaine": Decimal(7) / Decimal("30.44"), "jour": 1 / Decimal("30.44"),
}  # fmt: skip
#: Whoever signs for more than a thousand years means something else.
_LONGEST = 12_000
_ADJECTIVES = {"annuel": 12, "biennal": 24, "triennal": 36, "quadriennal": 48, "quinquennal": 60, "decennal": 120}
_NOUN = r"(?:accord|contrat|convention|partenariat|plan|programme|bail|marche|protocole)s?(?:-cadre)?"
#: A number of years after these words is how long something runs.
_BEFORE = (
    r"(?:pour|sur|de|pendant|durant|d'une duree(?: initiale| maximale| minimale| totale)? de|valable|court|dure"
    r"|dur[ea]ra"
    r"|prolongee?s? d'|d'|dans un delai de|en)"
)
_BETWEEN = (
    r"(?: une (?:nouvelle |premiere )?(?:duree|periode)(?: initiale| maximale| minimale| de base)? d(?:e |'))?"
    r"(?: (?:au moins|pres de|encore|environ|plus de))?"
)
_UNIT = r"(?P<unit>ans?|annees?|mois|semestres?|trimestres?|semaines?|jours?)\b"
_MORE = rf"(?P<half> et demie?)?(?: et (?P<more>{NUMBER}) mois)?"
#: What shows that the number counts something else.
_NOT_AFTER = (
    r"(?! (?:plus tot|plus tard|apres|auparavant|avant|a l'avance|de prison|d'experience|d'existence|d'anciennete"
    r"|d'age|de maison|de carriere|de recul|de releves|de retard|de negociations|de discussions|d'attente"
    r"|de polemique|de debats|et plus))"
)
_NOT_BEFORE = re.compile(
    r"(?:il y a|depuis|ages?|agee?s?|apres|moins|plus|au bout|avant|tous les|chaque|voila|en moins|en l'espace"
    r"|jeunes?) $"
)
_COUNTED = re.compile(
    rf"\b{_BEFORE}{_BETWEEN} ?\b(?P<next>les )?(?P<count>{NUMBER})(?(next) prochaine?s) {_UNIT}{_MORE}{_NOT_AFTER}"
)
_ADJECTIVE = re.compile(rf"\b{_NOUN} (?P<adjective>{'|'.join(_ADJECTIVES)})")
#: A cheap look before the patterns: no duration without one of these.
_HINT = re.compile(rf" (?:(?:ans?|annees?|mois|semestres?|trimestres?|semaines?|jours?)\b|{'|'.join(_ADJECTIVES)})")


@dataclass(frozen=True, kw_only=True)
class FoundDuration:
    """A duration in whole months, and where it stands in the flat text."""

    months: int
    start: int
    end: int


def find_durations(flat: str) -> list[FoundDuration]:
    """The durations of a flat text in reading order; what is shorter than half a month counts as one."""
    if not _HINT.search(flat):
        return []
    found = [
        FoundDuration(months=months, start=match.start(), end=match.end())
        for match in _COUNTED.finditer(flat)
        if not _NOT_BEFORE.search(flat[: match.start()]) and (months := _months(match))
    ]
    found += [
        FoundDuration(months=_ADJECTIVES[match["adjective"]], start=match.start(), end=match.end())
        for match in _ADJECTIVE.finditer(flat)
    ]
    return sorted(found, key=lambda each: each.start)


def _months(match: re.Match[str]) -> int | None:
    count = number_value(match["count"]) + (Decimal("0.5") if match["half"] else 0)
    unit = match["unit"] if match["unit"] == "mois" else match["unit"].removesuffix("s")
    months = count * _MONTHS[unit] + (number_value(match["more"]) if match["more"] else 0)
    if months > _LONGEST:
        return None
    return max(1, int(months.quantize(Decimal(1), ROUND_HALF_UP)))
