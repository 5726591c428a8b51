"""Sentences that state an agreement, one by one; pure.

A statement is a sentence, a partner, a kind and a status. What the next sentences add, and which statements speak of
the same agreement, is decided in `crawler.ledger.agreements`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.ledger.names.discovery import candidates
from crawler.ledger.names.gazetteer import Named, Naming
from crawler.ledger.statements.kinds import kind_of
from crawler.ledger.statements.marking import Marked, mark
from crawler.ledger.statements.parties import Joined, joined_parties, joins_somebody, partners_of_the_title
from crawler.ledger.statements.statuses import status_of
from crawler.ledger.zones import ReadZone
from store.ledger import AgreementKind, AgreementStatus, PartnerType, Zone

#: Without one of these, no pattern need be tried.
_TRACES_OF_A_PROGRAMME = ("label", "certifi", "programme")
#: Many partners at once, in a programme that labels, certifies or trains them.
_GROUP = re.compile(
    r"\b(?P<group>revendeurs|distributeurs|integrateurs|prestataires|specialistes(?: des pme)?|grossistes|ssii|esn"
    r"|partenaires"
    r"|editeurs de logiciels|societes de services)\b"
)
_PROGRAMME = re.compile(
    r"\blabellis\w*|\blabels?\b|\bcertifi\w+|programme partenaires|programme de (?:partenariat|labellisation)"
)


#: A trade and a place.
_DESCRIPTION = re.compile(r"(?:école|institut|laboratoire|centre|banque|mutuelle|club|compagnie) (?:de |du |d')")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one sentence says of one partner."""

    partner: str
    type: PartnerType
    naming: Naming
    #: Where the partner stands; None for a group.
    named: Named | None
    kind: AgreementKind
    status: AgreementStatus
    zone: Zone
    #: Index of the sentence in its zone.
    sentence: int
    start: int
    end: int
    confidence: float

    @property
    def is_described(self) -> bool:
        """Whether a noun and a place name the partner, which is unknown: "école de Fontainebleau"."""
        return self.naming is Naming.UNKNOWN and bool(_DESCRIPTION.match(self.partner))


def zone_statements(read: ReadZone, *, focal_is_subject: bool, carried: Sequence[Statement] = ()) -> list[Statement]:
    """The statements of a zone in reading order.

    `focal_is_subject` says whether "l'éditeur" means the watched organisation. `carried` are the statements of title
    and standfirst: their partners are meant where a sentence names nobody ("l'assureur a signé avec F").
    """
    found: list[Statement] = []
    meant = focal_is_subject
    places = [each.start for each in read.named]
    for index, sentence in enumerate(read.sentences):
        named = read.named[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
        if not named:
            continue
        usable = list(_meant_names(named, meant=meant))
        meant = _still_meant(named, meant)
        if any(each.naming in (Naming.FOCAL, Naming.REFERENCE, Naming.PRODUCT) for each in usable):
            found += _sentence_statements(read, index, usable, carried)
        elif focal_is_subject and meant and usable:
            found += _headless_statements(read, index, usable)
    return found


def _meant_names(named: list[Named], *, meant: bool) -> Iterator[Named]:
    """The names of a sentence without the nouns that stand for another company, which was named last before them."""
    for each in named:
        if each.naming in (Naming.FOCAL, Naming.OTHER):
            meant = each.naming is Naming.FOCAL
        if meant or each.naming is not Naming.REFERENCE:
            yield each


def _still_meant(named: list[Named], meant: bool) -> bool:
    last = next((each for each in reversed(named) if each.naming in (Naming.FOCAL, Naming.OTHER)), None)
    return meant if last is None else last.naming is Naming.FOCAL


def _sentence_statements(
    read: ReadZone, index: int, named: list[Named], carried: Sequence[Statement]
) -> Iterator[Statement]:
    sentence = read.sentences[index]
    people = [(each.start, each.end) for each in read.people]
    taken = [*people, *((each.start, each.end) for each in named)]
    unknown = {each.named: each.type for each in candidates(read.text, sentence.start, sentence.end, taken)}
    marked = mark(read.flat, sentence.start, sentence.end, sorted([*named, *unknown], key=lambda each: each.start))
    joined = joined_parties(marked)
    for each in joined:
        yield _statement(read, index, each, read.types.get(each.party.owner) or unknown.get(each.party))
    if not joined and (group := _group(marked)):
        yield _group_statement(read, index, marked, group)
    elif not joined and carried and joins_somebody(marked):
        yield from (_carried_statement(read, index, marked, each) for each in carried)


@dataclass(frozen=True, kw_only=True)
class _Meant:
    """Whom a sentence makes a statement about, and how sure that is."""

    partner: str
    type: PartnerType
    naming: Naming
    #: None where the sentence does not name it.
    named: Named | None = None
    confidence: float


def _statement(read: ReadZone, index: int, joined: Joined, type_: PartnerType | None) -> Statement:
    party = joined.party
    confidence = 0.9 if party.naming is Naming.PARTNER else 0.6
    confidence *= 1.0 if joined.plainly else 0.85
    confidence *= 1.0 if joined.focal.naming is Naming.FOCAL else 0.9
    meant = _Meant(
        partner=party.owner,
        type=type_ or PartnerType.UNKNOWN,
        naming=party.naming,
        named=party,
        confidence=confidence,
    )
    return _made(read, index, joined.clause, meant)


def _made(read: ReadZone, index: int, clause: str, meant: _Meant, kind: AgreementKind | None = None) -> Statement:
    """A statement about a partner; the clause tells its kind, where that is not known, and its status."""
    kind = kind or kind_of(clause, meant.type)
    sentence = read.sentences[index]
    return Statement(
        partner=meant.partner,
        type=meant.type,
        naming=meant.naming,
        named=meant.named,
        kind=kind,
        status=status_of(clause, kind),
        zone=read.zone,
        sentence=index,
        start=sentence.start,
        end=sentence.end,
        confidence=meant.confidence,
    )


def _carried_statement(read: ReadZone, index: int, marked: Marked, carried: Statement) -> Statement:
    meant = _Meant(
        partner=carried.partner, type=carried.type, naming=carried.naming, confidence=carried.confidence * 0.7
    )
    return _made(read, index, marked.text, meant)


def _headless_statements(read: ReadZone, index: int, named: list[Named]) -> Iterator[Statement]:
    """Of a sentence that names partners only, in an article whose title names the watched organisation."""
    sentence = read.sentences[index]
    marked = mark(read.flat, sentence.start, sentence.end, named)
    for each in partners_of_the_title(marked):
        meant = _Meant(partner=each.owner, type=read.types[each.owner], naming=each.naming, named=each, confidence=0.5)
        yield _made(read, index, marked.text, meant)


def _group(marked: Marked) -> str:
    """The many partners that a programme of the watched organisation is for, or empty."""
    if not any(trace in marked.text for trace in _TRACES_OF_A_PROGRAMME):
        return ""
    programme = _PROGRAMME.search(marked.text)
    group = _GROUP.search(marked.text) if programme and "O" not in marked.text else None
    return group["group"] if group else ""


def _group_statement(read: ReadZone, index: int, marked: Marked, group: str) -> Statement:
    meant = _Meant(partner=group, type=PartnerType.GROUP, naming=Naming.UNKNOWN, confidence=0.5)
    return _made(read, index, marked.text, meant, AgreementKind.TRAINING)
