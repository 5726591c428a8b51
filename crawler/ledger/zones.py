"""A zone of an article with what is found in it at once: sentences, organisations, people; pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.ledger.names.gazetteer import Gazetteer, Named
from crawler.ledger.people.found import FoundPerson, find_people
from crawler.ledger.text.flat import flatten
from crawler.ledger.text.sentences import Sentence, find_sentences
from store.ledger import PartnerType, Zone


@dataclass(frozen=True, kw_only=True)
class ReadZone:
    """A zone of an article with its sentences, and who is named where in it; all places are offsets into `text`."""

    zone: Zone
    text: str
    #: `flatten(text)`.
    flat: str
    sentences: list[Sentence]
    named: list[Named]
    people: list[FoundPerson]
    #: Of the partners that the gazetteer holds.
    types: dict[str, PartnerType]


def read_zone(zone: Zone, text: str, gazetteer: Gazetteer) -> ReadZone:
    """Find the sentences of a zone, the organisations of the gazetteer and the people named in it."""
    flat = flatten(text)
    named = gazetteer.find(text, flat)
    return ReadZone(
        zone=zone,
        text=text,
        flat=flat,
        sentences=find_sentences(text),
        named=named,
        people=find_people(text, named, gazetteer.focal),
        types=gazetteer.types,
    )
