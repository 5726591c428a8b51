"""What the sentences around a statement add to it: dates, durations, sums, people, subjects; pure.

A statement's passage runs from its sentence to the next statement about somebody else. Within it only sentences that
speak of the agreement ("l'accord prévoit", "prévu pour trois ans, il finance", "le montant") add anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crawler.ledger.agreements.subjects import subjects_of
from crawler.ledger.figures.amounts import find_amounts
from crawler.ledger.figures.dates import find_dates
from crawler.ledger.figures.durations import find_durations
from crawler.ledger.figures.numbers import NUMBER, number_value
from store.ledger import AgreementStatus, Amount, DateSpan

#: What speaks of the agreement just stated.
_SPEAKS_OF_IT = re.compile(
    r"\b(?:l'|cet |ce |cette |la |le |leur |du |au "
    r"|de l'|de la |second |nouvel |nouveau |nouvelle )(?:nouvel(?:le)? |premier |second )?(?:accord|contrat|convention"
    r"|partenariat|texte|version|document|protocole|programme|dispositif|marche|investissement|enveloppe|montant"
    r"|operation|projet|collaboration|alliance|contribution|financement|budget|label|initiative|cout|mecenat"
    r"|cooperation|duree|laboratoire|centre|chaire)\b|\by (?:consacr|investi|met)\w*|\b(?:apporte|apportera|financera"
    r"|finance|versera|verse|investira|mobilise|engage)\b|, (?:il|elle) \w+"
)
_BEGINS_WITH_IT = re.compile(
    r"\W*(?:prevue?|signee?|conclue?|d'une duree|valable|d'un montant|evaluee?|chiffree?|dote\w*|budget|montant"
    r"|objectif|concretement|premiere|en echange|en contrepartie|il|elle|ils|elles|celui-ci|celle-ci)\b"
)
#: Without one of these, no pattern need be tried: most sentences have none.
_TRACES_OF_IT = (
    *("accord", "contra", "contribution", "convention", "partenariat", "texte", "version", "document", "protocole"),
    *("programme", "dispositif", "marche", "invest", "enveloppe", "montant", "operation", "projet", "collaboration"),
    *("alliance", "financ", "budget", "label", "initiative", "cout", "mecenat", "cooperation", "duree", "laboratoire"),
    *("centre", "chaire", "y consacr", "y met", "apporte", "verse", "mobilise", "engage", ", il ", ", elle "),
)
#: Whose money it is: verbs and nouns of spending.
_MONEY = re.compile(
    r"consacr|apport|invest|financ|montant|enveloppe|budget|cout|verse|contribution|s'elev|chiffr|valoris|evalu|factur"
    r"|prix|somme|dotation|dote|attein|represent|total|marche|contrat|accord|convention|partenariat|mobilis|injecte"
    r"|debours|immobilis|pour"
)
#: Likewise of sums, whose signs are these words and abbreviations.
_SUM_SIGNS = ("€", "euro", "franc", "milli")
_SHORT_SUM_SIGN = re.compile(r"\d(?: ?m|k)\b|eur\b(?<=\beur)")
_NOT_ITS_MONEY = re.compile(
    r"chiffre d'affaires|benefices?\b|capitalisation|resultat net|ventes\b|amende|dommages|perte|economi"
    r"|facture annuelle|par salarie"
)
#: Dates that are not the day of the agreement.
_OTHER_DATE = re.compile(
    r"(?:depuis|jusqu'\w*|jusqu'(?:a|au|a la)|d'ici(?: a| au| la| a la)?|des|a partir (?:de|du|d')|a compter (?:de|du)"
    r"|avant|apres|de|du|pour|ouvri\w+|prevue? (?:en|pour|au|a)|attendue?s? (?:en|au|pour|a)|en vigueur(?: le| au)?"
    r"|remontant a|date de|horizon|demarr\w+(?: en| le)?|ouverture[^,]{0,30}, en|fonctionn\w+|debut\w+(?: en"
    r"| le)?) (?:le |la |l'|les )?$"
)
_OTHER_BEGINNING = re.compile(r"depuis|jusqu|d'ici|des |a partir|avant |apres |a l'horizon|horizon|echeance")
_BENEFICIARIES = re.compile(
    rf"(?P<count>{NUMBER}) (?:(?:nouveaux|futurs|jeunes|petites|agents|responsables|societes|entreprises) )?"
    r"(?:personnes|salaries|agents|stagiaires|apprentis|etudiants|enseignants|eleves|specialistes|revendeurs"
    r"|partenaires|societes|entreprises|developpeurs|demandeurs d'emploi|responsables|jeunes|professeurs|collaborateurs"
    r"|lyceens|ingenieurs|techniciens|benevoles|artisans|chomeurs|francais|associations|professionnels|alternants"
    r"|fonctionnaires|places|diplomes|candidats|start-up|ateliers|formateurs)\b"
    rf"|\ben (?:espere|vise|attend|veut|compte) (?P<bare>{NUMBER})\b"
)
#: More than that, and than a column holds, are not trained by an agreement.
_MOST_PEOPLE = 1_000_000_000
_AIMS = (
    *("form", "certifi", "label", "accueil", "vise", "equip", "objectif", "esper", "accompagn", "benefici", "profit"),
    *("diplom", "stag", "apprenti"),
)


@dataclass(frozen=True, kw_only=True)
class Gleaned:
    """What one sentence adds."""

    months: int | None
    amounts: tuple[Amount, ...]
    subjects: tuple[str, ...]
    beneficiaries: int | None

    def __bool__(self) -> bool:
        return bool(self.months or self.amounts or self.subjects or self.beneficiaries)


def speaks_of_it(flat: str) -> bool:
    """Whether a flat sentence speaks of an agreement stated before it."""
    if _BEGINS_WITH_IT.match(flat):
        return True
    return any(trace in flat for trace in _TRACES_OF_IT) and bool(_SPEAKS_OF_IT.search(flat))


def glean(flat: str) -> Gleaned:
    """What a flat sentence says about the agreement that it states or speaks of."""
    durations = find_durations(flat)
    return Gleaned(
        months=durations[0].months if durations else None,
        amounts=tuple(_amounts(flat)),
        subjects=subjects_of(flat),
        beneficiaries=_beneficiaries(flat),
    )


def day_of(flat: str, published: date | None, status: AgreementStatus) -> DateSpan | None:
    """When the agreement that a flat sentence states was made or is to be made; None when it does not say."""
    return next(_days(flat, published, status), None)


def _days(flat: str, published: date | None, status: AgreementStatus) -> Iterator[DateSpan]:
    """Days on which it may have been agreed on; what is signed has its day behind it."""
    to_come = status in (AgreementStatus.ANNOUNCED, AgreementStatus.RUMOURED)
    for found in find_dates(flat, published):
        if _OTHER_DATE.search(flat[: found.start]) or _OTHER_BEGINNING.match(flat, found.start):
            continue
        if to_come or published is None or found.span.first <= published:
            yield found.span


def _amounts(flat: str) -> Iterator[Amount]:
    if not _names_a_sum(flat) or _NOT_ITS_MONEY.search(flat) or not _MONEY.search(flat):
        return
    for found in find_amounts(flat):
        if found.amount.per not in ("unit", "day") and _inside_no_quote(flat, found.start):
            yield found.amount


def _names_a_sum(flat: str) -> bool:
    return any(sign in flat for sign in _SUM_SIGNS) or bool(_SHORT_SUM_SIGN.search(flat))


def _inside_no_quote(flat: str, place: int) -> bool:
    return flat.rfind("«", 0, place) <= flat.rfind("»", 0, place)


def _beneficiaries(flat: str) -> int | None:
    if not any(aim in flat for aim in _AIMS):
        return None
    match = _BENEFICIARIES.search(flat)
    if match is None:
        return None
    count = int(number_value(match["count"] or match["bare"]))
    return count if 2 < count <= _MOST_PEOPLE else None
