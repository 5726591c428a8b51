"""For whom somebody speaks when the role does not name it: "directrice des études de l'école"; pure."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.ledger.people.found import FoundPerson
from crawler.ledger.statements.stated import Statement
from crawler.ledger.text.flat import flat_words, flatten
from store.ledger import PartnerType, Zone

#: Nouns that mean the partner last spoken of, by what it is.
_NOUNS = {
    "ecole": PartnerType.SCHOOL, "universite": PartnerType.SCHOOL, "etablissement": PartnerType.SCHOOL,
    "lycee": PartnerType.SCHOOL, "region": PartnerType.PUBLIC_BODY, "ville": PartnerType.PUBLIC_BODY,
    "departement": PartnerType.PUBLIC_BODY, "metropole": PartnerType.PUBLIC_BODY,
    "collectivite": PartnerType.PUBLIC_BODY,
    "agence": PartnerType.PUBLIC_BODY, "ministere": PartnerType.MINISTRY, "association": PartnerType.ASSOCIATION,
    "reseau": PartnerType.ASSOCIATION, "club": PartnerType.ASSOCIATION, "fondation": PartnerType.ASSOCIATION,
    "federation": PartnerType.ASSOCIATION, "collectif": PartnerType.ASSOCIATION, "institut": PartnerType.RESEARCH,
    "laboratoire": PartnerType.RESEARCH, "groupement": PartnerType.RESEARCH, "hopital": PartnerType.RESEARCH,
    "centre": PartnerType.RESEARCH, "entreprise": PartnerType.COMPANY, "societe": PartnerType.COMPANY,
    "groupe": PartnerType.COMPANY, "banque": PartnerType.COMPANY, "mutuelle": PartnerType.COMPANY,
    "assureur": PartnerType.COMPANY, "constructeur": PartnerType.COMPANY, "compagnie": PartnerType.COMPANY,
    "start-up": PartnerType.STARTUP, "startup": PartnerType.STARTUP,
}  # fmt: skip
_OF = re.compile(r"\b(?:de l'|de la |du |de cette |de cet )(?P<noun>[\w-]+)")
#: Functions that every house has: they name none, and mean the partner's own.
_INSIDE = re.compile(
    r"^(?:[\w-]+(?: (?:general|generale|delegue|deleguee|technique|executif|executive|adjoint|adjointe|scientifique"
    r"|financier|"
    r"financiere|commercial|commerciale|numerique|medical|medicale))*)(?: (?:des|de l'|de la|du|d'"
    r"|de) ?(?:systemes? d'information|"
    r"ressources humaines|etudes|recherche|innovation|achats|operations|marketing|communication|finances|formation"
    r"|numerique|digital"
    r"|donnees|developpement|strategie|transformation(?: numerique)?|production|securite|site|informatique|directoire"
    r"|conseil"
    r"|conseil d'administration))?$"
)


def bearers_of(people: list[FoundPerson], statements: list[Statement]) -> list[FoundPerson]:
    """The people of a body, each with the partner that the role means, where it names no organisation."""
    return [_resolved(each, statements) for each in people]


def _resolved(found: FoundPerson, statements: list[Statement]) -> FoundPerson:
    if found.person.organisation or not statements:
        return found
    meant = [each for each in _spoken_of(found.start, statements) if _means(found.person.role, each)]
    partners = {each.partner for each in meant}
    if len(partners) != 1:
        return found
    return replace(found, person=replace(found.person, organisation=partners.pop()))


def _spoken_of(place: int, statements: list[Statement]) -> list[Statement]:
    """The statements last made before a place of the body, else the first ones of the article."""
    before = [each for each in statements if each.zone is Zone.BODY and each.start <= place]
    last = before[-1] if before else statements[0]
    return [each for each in statements if (each.zone, each.sentence) == (last.zone, last.sentence)]


def _means(role: str, statement: Statement) -> bool:
    if statement.type is PartnerType.GROUP:
        return False
    flat = flatten(role)
    nouns = [match["noun"] for match in _OF.finditer(flat)]
    own = set(flat_words(statement.partner))
    if any(noun in own or _NOUNS.get(noun) is statement.type for noun in nouns):
        return True
    return bool(role) and bool(_INSIDE.match(flat))
