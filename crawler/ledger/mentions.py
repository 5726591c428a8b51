"""Where an article names partners, known ones and candidates; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.ledger.discovery import candidates
from crawler.ledger.gazetteer import Naming
from crawler.ledger.marking import LETTER, mark
from crawler.ledger.statements import Statement
from crawler.ledger.zones import ReadZone
from store.ledger import PartnerMention, Zone

#: "U : …", "U et F …", "F et U …", "U, premier …", "U choisit F", "F s'offre le niçois U".
_SUBJECT = re.compile(
    r"^(?P<first>U)(?= :|,| (?!contre|face)[^FQU]{0,60}[FQ])|^F et (?:[\w-]+ ){0,2}(?P<second>U)"
    r"|\bs'offre (?:[\w-]+ ){0,3}(?P<bought>U)"
)


def mentions_in(zones: dict[Zone, ReadZone], statements: list[Statement]) -> Iterator[PartnerMention]:
    """Every place where a known partner is named, then each unknown one where a statement makes it a partner.

    Where there is neither, the name that the title begins with, or that it sets beside the watched organisation.
    """
    found = list(_stated(zones, statements))
    return iter(found or _headline(zones[Zone.TITLE]))


def _headline(title: ReadZone) -> list[PartnerMention]:
    taken = [(each.start, each.end) for each in title.named]
    if not any(each.naming in (Naming.FOCAL, Naming.PRODUCT) for each in title.named):
        return []
    if any(each.naming is Naming.OTHER for each in title.named):
        return []
    names = [each.named for each in candidates(title.text, 0, len(title.text), taken)]
    marked = mark(title.flat, 0, len(title.flat), sorted([*title.named, *names], key=lambda each: each.start))
    found = _SUBJECT.search(marked.text)
    if found is None or found.lastgroup is None:
        return []
    named = marked.parties[len(LETTER.findall(marked.text[: found.start(found.lastgroup)]))]
    return [_mention(title, named.owner, named.start, named.end, known=False)]


def _stated(zones: dict[Zone, ReadZone], statements: list[Statement]) -> Iterator[PartnerMention]:
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
