"""Sums of money in a French sentence, in euros; pure, over flat text (`crawler.ledger.text.flat`).

Francs are converted at the rate fixed by law. Sums in other currencies are not read: a rate of the day is no evidence.
Which sum belongs to an agreement is decided in `crawler.ledger.agreements.enriching`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from crawler.ledger.figures.numbers import DIGITS, NUMBER, ROUND, number_value
from store.ledger import Amount

#: In euros; what is more, all that there is in the world, is no sum, and more digits are none that can be kept.
_LARGEST = 10**15
#: Council Regulation (EC) 2866/98.
_FRANCS_PER_EURO = Decimal("6.55957")
_SCALES = {
    "milliard": 10**9, "mds": 10**9, "md": 10**9, "mrds": 10**9, "mrd": 10**9, "million": 10**6, "mio": 10**6,
    "mn": 10**6, "m": 10**6, "millier": 1000, "mille": 1000, "k": 1000, "bn": 10**9, "billion": 10**9,
}  # fmt: skip
_SCALE = r"(?:(?:milliards?|millions?|milliers?|mille|mrds?|mds?|mio|mn|m|k)(?![a-z])|(?:mds?|[mk])(?=eur\b))"
_BIG = r"(?:milliards?|millions?)"
_CURRENCY = r"(?:€|euros?\b|eur\b|francs?\b(?! (?:suisses?|cfa|cfp)))"
_ROUND = "|".join(ROUND)
#: One bound or the other is open.
_FLOOR = (
    r"(?:au moins|au minimum|minimum|plancher de|plus de|plus d'|un peu plus de|superieure?s? a|depass\w*|exced\w*"
    r"|au-dela de|a partir de)"
)
_CEILING = (
    r"(?:au plus|au maximum|maximum|plafond de|(?<!pas )moins de|(?<!pas )moins d'|un peu moins de|inferieure?s? a"
    r"|jusqu'a"
    r"|plafonne\w* a|dans la limite de|maximale? de|ne depasse\w* pas|n'exced\w+ pas|sans depasser)"
)
#: "passe de 2,4 à 3,1 millions" tells the new sum, not a range.
_MOVED = r"(?:pass|port|relev|augment|grimp|bond|baiss|ramen|recul|redui)\w* de"
#: What is paid again and again, by what follows the sum.
_PER = (
    ("year", r"par an\b|par annee|/ ?an\b|l'an\b|annuels?\b|annuellement|chaque annee|tous les ans"),
    ("month", r"par mois|/ ?mois|mensuels?\b|chaque mois|le mois\b"),
    ("day", r"par jour|/ ?jour|(?:la|par) journee"),
    (
        "unit",
        r"(?:par|/|pour chaque) ?(?:personne|candidat|poste|salarie|eleve|agent|tete|utilisateur|licence|etudiant|unite"
        r"|stagiaire|apprenant|machine|ordinateur|appareil|enfant|habitant|lyceen|participant|participation|place"
        r"|collaborateur|foyer|association|beneficiaire|entreprise|laureat|projet|dossier|heure|action)"
        r"|l'unite|piece\b|(?:chacune?|chaque)\b",
    ),
)
_PERIODS = tuple((name, re.compile(rf"(?: ?(?:ht|ttc|hors taxes?),?)?,? ?(?:{pattern})")) for name, pattern in _PER)
_PERIOD_BEFORE = re.compile(r"\b(?P<of>annuel|mensuel)(?:le)?s? (?:est |de |d'|d'environ |a ){0,2}$")
_FIRST_NUMBER = rf"(?<![\d,.]){DIGITS}|\b(?:{NUMBER})"
_SUM = (
    rf"(?:(?P<number>{_FIRST_NUMBER})(?P<half1> et demie?)? ?(?P<scale>{_SCALE})?(?P<half2> et demie?)?"
    rf"(?(scale)(?: (?P<rest>{NUMBER})(?: (?P<rest_scale>millions?))?(?= (?:d'|de )?{_CURRENCY}))?)"
    rf"|(?<!plusieurs )(?<!quelques )(?<!des )(?:une? |la )?(?P<round>{_ROUND})s?"
    r"(?: de (?P<round_scale>milliers|millions|milliards))?"
    r"|(?:une? )?demi[ -](?P<half_of>million|milliard)s?)"
)
_LOW = (
    rf"(?P<low>{_FIRST_NUMBER}) ?(?P<low_scale>{_SCALE})?(?: ?(?:d'|de )?(?P<low_currency>{_CURRENCY}))?"
    r" ?(?P<link>\ba\b|(?<=[\d ])-|\bou\b|(?(between)\bet\b|(?!))) ?"
)
_QUALIFIER = rf"(?:(?P<moved>{_MOVED}) |(?P<ceiling>{_CEILING}) ?|(?P<floor>{_FLOOR}) ?|(?P<between>entre) |de )?"
#: What may follow a sum without a currency. "6 millions d'habitants" is not money.
_BARE_END = (
    r"(?=$| ?[.,;:)»!?\n]| (?:ht|ttc|hors taxes?|sur|en|pour|par|au|aux|a|dans|contre|et|ou|supplementaires?|prevus?"
    r"|annonces?|investis"
    r"|verses?|apportes?|depuis|d'ici|au total|cette|l'an)\b)"
)
_AMOUNT = re.compile(
    rf"(?<!\w)(?=\w)(?<![$£€])(?<![$£€] )(?<!eur )(?<!usd )(?<!chf )"
    rf"{_QUALIFIER}(?:{_LOW})?{_SUM}(?: ?(?:d'|de )?(?P<currency>{_CURRENCY})"
    rf"|(?P<bare>{_BARE_END}))"
    r"(?P<after> (?:au )?(?:maximum|minimum)| au (?:plus|moins))?"
)
#: As the English press writes it, whose billion is a "milliard".
_CURRENCY_FIRST = re.compile(rf"(?:€|\beur) ?(?P<number>{DIGITS}) ?(?P<scale>{_SCALE}|(?:bn|billions?)\b)?")
#: A cheap look before the patterns: no sum without one of these.
_HINT = re.compile(r"€|euro|milli|eur\b|eur ?\d|francs?\b")


@dataclass(frozen=True, kw_only=True)
class FoundAmount:
    """A sum and where it stands in the flat text."""

    amount: Amount
    start: int
    end: int


def find_amounts(flat: str) -> list[FoundAmount]:
    """The sums of a flat text in reading order; those in other currencies than euros and francs left out."""
    if not _HINT.search(flat):
        return []
    found = [each for match in _AMOUNT.finditer(flat) if (each := _read(flat, match))]
    taken = [(each.start, each.end) for each in found]
    for match in _CURRENCY_FIRST.finditer(flat):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            stated = number_value(match["number"]) * _factor(match["scale"])
            if stated > _LARGEST:
                continue
            value = _euros(stated, "€")
            found.append(FoundAmount(amount=_amount(flat, match, value, value), start=match.start(), end=match.end()))
    return sorted(found, key=lambda each: each.start)


def _read(flat: str, match: re.Match[str]) -> FoundAmount | None:
    if match["bare"] is not None and not _is_big(match):
        return None
    high = _value(match)
    if high > _LARGEST:
        return None
    low = _low_value(match, high)
    currency = match["currency"] or "€"
    least, most = _euros(high if low is None else low, currency), _euros(high, currency)
    amount = _amount(flat, match, least, most)
    start = match.start()
    if low is None and match["low"]:
        start = next(match.start(part) for part in ("number", "round", "half_of") if match[part])
    return FoundAmount(amount=amount, start=start, end=match.end())


def _is_big(match: re.Match[str]) -> bool:
    """Without a currency only millions and more are taken for money."""
    return bool(re.fullmatch(_BIG, match["scale"] or match["round_scale"] or match["half_of"] or ""))


def _value(match: re.Match[str]) -> Decimal:
    if match["half_of"]:
        return Decimal(_factor(match["half_of"])) / 2
    if match["round"]:
        return Decimal(ROUND[match["round"]] * _factor(match["round_scale"]))
    half = Decimal("0.5") if match["half1"] or match["half2"] else 0
    rest = number_value(match["rest"]) * _factor(match["rest_scale"]) if match["rest"] else 0
    return (number_value(match["number"]) + half) * _factor(match["scale"]) + rest


def _low_value(match: re.Match[str], high: Decimal) -> Decimal | None:
    """The lower bound of a range, or None: "passe de 2 à 3 millions" is none."""
    if not match["low"] or match["moved"]:
        return None
    low = number_value(match["low"]) * _factor(match["low_scale"])
    if not match["low_scale"] and not match["low_currency"]:
        scaled = low * _factor(match["scale"])
        low = scaled if scaled <= high else low
    return low if high / 1000 <= low <= high else None


def _factor(scale: str | None) -> int:
    if not scale:
        return 1
    return _SCALES.get(scale) or _SCALES[scale.removesuffix("s")]


def _euros(value: Decimal, currency: str) -> int:
    euros = value / _FRANCS_PER_EURO if currency.startswith("franc") else value
    return int(euros.quantize(Decimal(1), ROUND_HALF_UP))


def _period(flat: str, match: re.Match[str]) -> str:
    """What a sum is paid for again and again, by what follows it, else by what it belongs to: "un budget annuel de"."""
    after = next((name for name, pattern in _PERIODS if pattern.match(flat, match.end())), "")
    before = _PERIOD_BEFORE.search(flat, max(0, match.start() - 40), match.start() + 3)
    return after or ({"a": "year", "m": "month"}[before["of"][0]] if before else "")


def _amount(flat: str, match: re.Match[str], least: int, most: int) -> Amount:
    groups = match.groupdict(default="")
    after = groups.get("after", "")
    no_most = bool(groups.get("floor")) or after.endswith(("minimum", "moins"))
    no_least = bool(groups.get("ceiling")) or after.endswith(("maximum", "plus"))
    return Amount(
        least=None if no_least else least,
        most=None if no_most else most,
        per=_period(flat, match),
        stated=match.re is _CURRENCY_FIRST or bool(groups["currency"]),
    )
