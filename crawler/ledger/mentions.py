"""Where an article names partners, known ones and candidates; pure."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.ledger.gazetteer import Naming
from crawler.ledger.statements import Statement
from crawler.ledger.zones import ReadZone
from store.ledger import PartnerMention, Zone


def mentions_in(zones: dict[Zone, ReadZone], statements: list[Statement]) -> Iterator[PartnerMention]:
    """Every place where a known partner is named, then each unknown one where a statement makes it a partner."""
    for zone in zones.values():
        for each in zone.named:
            if each.naming is Naming.PARTNER:
                yield _mention(zone, each.owner, each.start, each.end, known=True)
    for statement in statements:
        if statement.naming is Naming.UNKNOWN and statement.named is not None:
            named = statement.named
            yield _mention(zones[statement.zone], named.owner, named.start, named.end, known=False)


def _mention(zone: ReadZone, partner: str, start: int, end: int, *, known: bool) -> PartnerMention:
    text = zone.text[start:end]
    return PartnerMention(partner=partner, text=text, zone=zone.zone, start=start, end=end, known=known)
