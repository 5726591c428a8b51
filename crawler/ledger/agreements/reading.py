"""An article's statements made into agreements: one for each partner and matter, with all the evidence; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crawler.ledger.agreements.enriching import Gleaned, day_of, glean, speaks_of_it
from crawler.ledger.names.gazetteer import Naming
from crawler.ledger.people.found import FoundPerson
from crawler.ledger.statements.stated import Statement
from crawler.ledger.text.flat import flat_words
from crawler.ledger.zones import ReadZone
from store.ledger import Agreement, AgreementKind, AgreementStatus, Amount, Evidence, NamedPerson, PartnerType, Zone

#: How many sentences after a statement may still speak of it.
_LONGEST_PASSAGE = 12
#: How many of them are kept as evidence besides the statements.
_MOST_ADDED = 4
#: Of two statuses in one article the later in this row says more.
_SAYS_MORE = (
    AgreementStatus.RUMOURED, AgreementStatus.ANNOUNCED, AgreementStatus.SIGNED, AgreementStatus.RENEWED,
    AgreementStatus.ENDED, AgreementStatus.DENIED,
)  # fmt: skip
#: These make an agreement of their own beside others with the same partner.
_APART = (AgreementStatus.ENDED, AgreementStatus.DENIED)
_ZONE_ORDER = {Zone.BODY: 0, Zone.LEAD: 1, Zone.TITLE: 2}
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÞŒ0-9][\w-]*")
_Place = tuple[Zone, int]


@dataclass(frozen=True, kw_only=True)
class LedgerReading:
    """An article on its way into the ledger."""

    zones: dict[Zone, ReadZone]
    #: All statements in reading order.
    statements: list[Statement]
    #: The people of the body, with the organisations that their roles mean.
    people: list[FoundPerson]
    focal: str
    published: date | None


def agreements(reading: LedgerReading) -> list[Agreement]:
    """The agreements of an article in the order in which they are first stated."""
    groups: dict[tuple[str, AgreementStatus | None, bool], list[Statement]] = {}
    for each in reading.statements:
        who = "" if each.type is PartnerType.GROUP else _key(each)
        apart = each.status if each.status in _APART else None
        groups.setdefault((who, apart, each.kind is AgreementKind.DISPUTE), []).append(each)
    return [_agreement(reading, group) for group in groups.values()]


def _key(statement: Statement) -> str:
    """What makes two names one partner within an article: of unknown ones the words with capitals."""
    if statement.naming is Naming.PARTNER:
        return statement.partner
    capitals = " ".join(_CAPITALS.findall(statement.partner))
    return " ".join(flat_words(capitals or statement.partner))


def _agreement(reading: LedgerReading, group: list[Statement]) -> Agreement:
    ranked = sorted(group, key=lambda each: (-round(each.confidence, 1), _ZONE_ORDER[each.zone], each.start))
    main = ranked[0]
    status = max((each.status for each in group), key=_SAYS_MORE.index)
    stated = list(dict.fromkeys((each.zone, each.sentence) for each in ranked))
    following = _following(reading, group)
    passage = _passage(reading, following)
    added = {place: gleaned for place in passage if (gleaned := glean(_text(reading, place)))}
    everything = [*(glean(_text(reading, place)) for place in stated), *added.values()]
    days = (day_of(_text(reading, place), reading.published, status) for place in stated)
    return Agreement(
        partner=main.partner,
        known=main.naming is Naming.PARTNER,
        partner_type=main.type,
        kind=next((each.kind for each in ranked if each.kind is not AgreementKind.PARTNERSHIP), main.kind),
        status=status,
        dated=next((day for day in days if day), None),
        months=next((each.months for each in everything if each.months), None),
        amounts=_amounts(everything),
        subjects=tuple(dict.fromkeys(subject for each in everything for subject in each.subjects)),
        beneficiaries=next((each.beneficiaries for each in everything if each.beneficiaries), None),
        people=_people(reading, {*stated, *passage}, following, main.partner),
        evidence=tuple(_evidence(reading, place) for place in (*stated, *list(added)[:_MOST_ADDED])),
        confidence=round(min(0.98, main.confidence + 0.04 * (len(stated) - 1)), 2),
    )


def _passage(reading: LedgerReading, following: list[int]) -> list[_Place]:
    """Those of the sentences after a statement that speak of the agreement without stating it."""
    body = reading.zones[Zone.BODY]
    spoken = [
        place
        for place in following
        if not body.text.startswith(("«", "“", '"'), body.sentences[place].start) and speaks_of_it(_flat(body, place))
    ]
    return [(Zone.BODY, place) for place in spoken]


def _following(reading: LedgerReading, group: list[Statement]) -> list[int]:
    """Sentences of the body after a statement of the group, up to the next about somebody else."""
    count = len(reading.zones[Zone.BODY].sentences)
    ours = {each.sentence for each in group if each.zone is Zone.BODY}
    others = {each.sentence for each in reading.statements if each.zone is Zone.BODY} - ours
    starts = ours or ({-1} if not others else set())
    found: set[int] = set()
    for start in starts:
        stop = min((place for place in others if place > start), default=count)
        found.update(range(start + 1, min(stop, start + 1 + _LONGEST_PASSAGE)))
    return sorted(found - ours)


def _text(reading: LedgerReading, place: _Place) -> str:
    return _flat(reading.zones[place[0]], place[1])


def _flat(zone: ReadZone, place: int) -> str:
    sentence = zone.sentences[place]
    return zone.flat[sentence.start : sentence.end]


def _evidence(reading: LedgerReading, place: _Place) -> Evidence:
    zone = reading.zones[place[0]]
    sentence = zone.sentences[place[1]]
    text = zone.text[sentence.start : sentence.end]
    return Evidence(zone=zone.zone, start=sentence.start, end=sentence.end, sentence=text)


def _amounts(everything: list[Gleaned]) -> tuple[Amount, ...]:
    """Each sum once; those without a currency only where no other is given."""
    amounts = list(dict.fromkeys(amount for each in everything for amount in each.amounts))
    return tuple([each for each in amounts if each.stated] or amounts)


def _people(reading: LedgerReading, spoken: set[_Place], following: list[int], partner: str) -> tuple[NamedPerson, ...]:
    """Those who stand in the evidence, and those of either side who speak before somebody else's agreement comes up."""
    body = reading.zones[Zone.BODY]
    near = {*following, *(place for zone, place in spoken if zone is Zone.BODY)}
    named = [
        (place, each.person)
        for place in sorted(near)
        for each in reading.people
        if body.sentences[place].start <= each.start < body.sentences[place].end
    ]
    sides = (reading.focal, partner)
    return tuple(
        dict.fromkeys(person for place, person in named if (Zone.BODY, place) in spoken or person.organisation in sides)
    )
