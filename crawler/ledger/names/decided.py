"""A profile's gazetteer with what a person has decided of names; pure.

A decision goes before the profile: a name that the profile holds for somebody else is the partner's that the person
said. Names that were dropped are none of the gazetteer's business: their rows are hidden where they are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawler.ledger.names.gazetteer import Gazetteer, Name, Naming
from store.ledger import DecisionKind, Partner, PartnerDecision, PartnerType
from store.ledger.merging import partner_key


def with_decisions(gazetteer: Gazetteer, decisions: Iterable[PartnerDecision]) -> Gazetteer:
    """The gazetteer that an article is read with: partners accepted and aliases beside those of the profile."""
    kept = [each for each in decisions if each.kind is not DecisionKind.DROPPED]
    if not kept:
        return gazetteer
    meant = {partner_key(each.name): each.partner for each in kept}
    partners = {partner_key(each.name): each for each in gazetteer.partners}
    for each in kept:
        key = partner_key(each.partner)
        partners[key] = _typed(partners.get(key, Partner(name=each.partner)), each)
    own = {key: partner.name for key, partner in partners.items()}
    joined = {key: own[partner_key(name)] for key, name in meant.items()}
    names = [
        *(name for each in kept for name in _names(each, own)),
        *(replace(name, owner=joined.get(partner_key(name.owner), name.owner)) for name in gazetteer.names),
    ]
    others = (partner for key, partner in partners.items() if joined.get(key, partner.name) == partner.name)
    return Gazetteer(focal=gazetteer.focal, partners=tuple(others), names=tuple(names))


def _typed(partner: Partner, decided: PartnerDecision) -> Partner:
    return replace(partner, type=decided.type) if decided.type is not PartnerType.UNKNOWN else partner


def _names(decided: PartnerDecision, own: dict[str, str]) -> Iterator[Name]:
    owner = own[partner_key(decided.partner)]
    for written in dict.fromkeys((decided.name, decided.partner)):
        yield Name(written=written, owner=owner, naming=Naming.PARTNER, cased=decided.cased)
