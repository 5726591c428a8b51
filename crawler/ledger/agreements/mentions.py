"""Where an article names partners, known ones and candidates; pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from crawler.ledger.names.discovery import candidates
from crawler.ledger.names.gazetteer import Named, Naming
from crawler.ledger.statements.bystanders import bystanders
from crawler.ledger.statements.marking import LETTER, mark
from crawler.ledger.statements.stated import Statement
from crawler.ledger.text.cues import VERB
from crawler.ledger.zones import ReadZone
from store.ledger import PartnerMention, Zone

#: "U : …", "U et F …", "F et U …", "U, premier …", "U choisit F", "F s'offre le niçois U".
_SUBJECT = re.compile(
    r"^(?:[^FRQPO:]{1,40} : )?(?:(?P<first>U)(?= :(?! [UP])|,| (?!contre|face)[^FQU]{0,60}[FQ])"
    r"|F et (?:[\w-]+ ){0,2}(?P<second>U))"
    r"|\bs'offre (?:[\w-]+ ){0,3}(?P<bought>U)"
)
#: "U équipe ses agents …", in an article on the topic whose title leaves out the watched organisation.
_ACTING = re.compile(
    r"^(?:[^FRQPUO:,]{1,40} (?:: )?)?(?P<acting>U) "
    rf"(?:[\w'-]+ ){{0,2}}?(?:s'|se |l'|a |ont )?(?:{VERB})\b"
)
#: Who judges what others do has no part in it: "P critique la facture".
_JUDGES = re.compile(
    r"(?: a| ont)? (?:critiqu|denonc|autoris|estim|jug(?:e|ent)\b|appel(?:le|lent)\b|deplor|s'inquiet|salu|conteste"
    r"|recommand|deconseill"
    r"|epingl|fustig|alert|veut (?:voir|savoir)|interpell|interrog|auditionn|s'interrog|demande (?:communication|des"
    r" comptes|a voir))\w*"
)
_OURS = (Naming.FOCAL, Naming.PRODUCT)


def mentions_in(zones: dict[Zone, ReadZone], statements: list[Statement]) -> Iterator[PartnerMention]:
    """Every place where a known partner is named, then each unknown one where a statement makes it a partner.

    Bystanders of all that is agreed on are left out. Where there is neither, the name that the title begins with, or
    that it sets beside the watched organisation, or that acts in the first sentence.
    """
    found = list(_stated(zones, statements)) or _headline(zones[Zone.TITLE])
    return iter(found or _opening(zones[Zone.BODY]))


def _headline(title: ReadZone) -> list[PartnerMention]:
    taken = [(each.start, each.end) for each in title.named]
    if any(each.naming is Naming.OTHER for each in title.named):
        return []
    subject = _SUBJECT if any(each.naming in _OURS for each in title.named) else _ACTING
    names = [each.named for each in candidates(title.text, 0, len(title.text), taken)]
    marked = mark(title.flat, 0, len(title.flat), sorted([*title.named, *names], key=lambda each: each.start))
    found = subject.search(marked.text)
    if found is None or found.lastgroup is None:
        return []
    named = marked.parties[len(LETTER.findall(marked.text[: found.start(found.lastgroup)]))]
    return [_mention(title, named.owner, named.start, named.end, known=False)]


def _opening(body: ReadZone) -> list[PartnerMention]:
    """Who acts in the first sentence of a body that names nobody else."""
    if not body.sentences or any(each.naming in (Naming.OTHER, Naming.PARTNER) for each in body.named):
        return []
    start, end, _ = body.sentences[0]
    named = [each for each in body.named if start <= each.start < end]
    names = [each.named for each in candidates(body.text, start, end, [(each.start, each.end) for each in named])]
    marked = mark(body.flat, start, end, sorted([*named, *names], key=lambda each: each.start))
    found = _ACTING.search(marked.text)
    if found is None:
        return []
    acting = marked.parties[0]
    return [_mention(body, acting.owner, acting.start, acting.end, known=False)]


def _standing_by(zone: ReadZone) -> set[Named]:
    """The partners of a zone that are named as bystanders, that is party to nothing; each sentence is read once."""
    found: set[Named] = set()
    starts = [each.start for each in zone.named]
    for start, end, _ in zone.sentences:
        named = zone.named[bisect_left(starts, start) : bisect_left(starts, end)]
        if not any(each.naming is Naming.PARTNER for each in named):
            continue
        marked = mark(zone.flat, start, end, named)
        places = [match.start() for match in LETTER.finditer(marked.text)]
        aside = bystanders(marked.text, places)
        judging = {index for index, place in enumerate(places) if _JUDGES.match(marked.text, place + 1)}
        found.update(named[index] for index in aside | judging)
    return found


def _stated(zones: dict[Zone, ReadZone], statements: list[Statement]) -> Iterator[PartnerMention]:
    agreeing = {each.partner for each in statements}
    aside = {zone.zone: _standing_by(zone) for zone in zones.values()}
    known = [(zone, each) for zone in zones.values() for each in zone.named if each.naming is Naming.PARTNER]
    acting = [(zone, each) for zone, each in known if each.owner in agreeing or each not in aside[zone.zone]]
    for zone, each in acting or known:
        yield _mention(zone, each.owner, each.start, each.end, known=True)
    for statement in statements:
        if statement.naming is Naming.UNKNOWN and statement.named is not None:
            named = statement.named
            yield _mention(zones[statement.zone], named.owner, named.start, named.end, known=False)


def _mention(zone: ReadZone, partner: str, start: int, end: int, *, known: bool) -> PartnerMention:
    text = zone.text[start:end]
    return PartnerMention(partner=partner, text=text, zone=zone.zone, start=start, end=end, known=known)
