"""The ledger: who agreed on what with the watched organisation, read out of an article with its evidence. Pure.

    article → zones        sentences, organisations (gazetteer), people
            → statements   a sentence that joins a partner to the watched organisation: kind, status
            → agreements   one for each partner, with dates, sums, people of the sentences around it
            → quotes       who said what, for whom

    agreements  what the statements come to, with what stands around them
    statements  a sentence that joins a partner to the watched organisation
    zones       title, standfirst or body, with what is found in it at once
    people      who is named, and who is quoted
    names       organisations, known ones and candidates
    figures     sums, dates, durations
    text        sentences, flat text, words that several rooms read

A room imports only those that stand below it in this list. Rules are tables: `kinds`, `statuses`, `cues`, `subjects`,
`speech`, `functions`. There is no model, no clock, no network and no database here, and nothing about whom is watched:
names come from the profile's gazetteer.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from crawler.errors import BadGazetteer
from crawler.ledger.agreements.bearers import bearers_of
from crawler.ledger.agreements.mentions import mentions_in
from crawler.ledger.agreements.reading import LedgerReading, agreements
from crawler.ledger.names.decided import with_decisions
from crawler.ledger.names.gazetteer import Gazetteer, Naming
from crawler.ledger.names.gazetteer_file import Focal, gazetteer_of, read_gazetteer
from crawler.ledger.people.quotes import find_quotes
from crawler.ledger.statements.stated import Statement, zone_statements
from crawler.ledger.zones import ReadZone, read_zone
from store.ledger import Ledger, Zone
from store.types import Article

__all__ = [
    "BadGazetteer",
    "Focal",
    "Gazetteer",
    "Naming",
    "gazetteer_of",
    "read_gazetteer",
    "read_ledger",
    "with_decisions",
]

#: "hier" is a day of the reader's calendar.
_PARIS = ZoneInfo("Europe/Paris")


def read_ledger(article: Article, gazetteer: Gazetteer) -> Ledger:
    """All that an article says about partners of the watched organisation; empty when that is nothing.

    Dates without a year are resolved against `published_at`, and are left out when that is None.
    """
    zones = {
        Zone.TITLE: read_zone(Zone.TITLE, article.title, gazetteer),
        Zone.LEAD: read_zone(Zone.LEAD, article.standfirst, gazetteer),
        Zone.BODY: read_zone(Zone.BODY, article.body, gazetteer),
    }
    statements = _statements(zones)
    people = bearers_of(zones[Zone.BODY].people, statements)
    published = article.published_at.astimezone(_PARIS).date() if article.published_at else None
    reading = LedgerReading(
        zones=zones, statements=statements, people=people, focal=gazetteer.focal, published=published
    )
    return Ledger(
        agreements=tuple(agreements(reading)),
        mentions=tuple(mentions_in(zones, statements)),
        people=tuple(each.person for each in people),
        quotes=tuple(find_quotes(article.body, zones[Zone.BODY].flat, people, Zone.BODY)),
    )


def _statements(zones: dict[Zone, ReadZone]) -> list[Statement]:
    """The statements of all zones; what the title is about is what "l'éditeur" means."""
    title = {each.naming for each in (*zones[Zone.TITLE].named, *zones[Zone.LEAD].named)}
    meant = Naming.FOCAL in title and Naming.OTHER not in {each.naming for each in zones[Zone.TITLE].named}
    heads = [
        each for zone in (zones[Zone.TITLE], zones[Zone.LEAD]) for each in zone_statements(zone, focal_is_subject=meant)
    ]
    body = zone_statements(zones[Zone.BODY], focal_is_subject=meant, carried=_one_each(heads))
    return _without_descriptions([*heads, *body], zones)


def _without_descriptions(statements: list[Statement], zones: dict[Zone, ReadZone]) -> list[Statement]:
    """The statements without those about a known partner by its trade and place: "l'école de Fontainebleau"."""
    known = {zone.types.get(each.owner) for zone in zones.values() for each in zone.named}
    return [each for each in statements if not (each.is_described and each.type in known)]


def _one_each(statements: list[Statement]) -> list[Statement]:
    return list({each.partner: each for each in reversed(statements)}.values())
