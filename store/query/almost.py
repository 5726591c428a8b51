"""What of a term that a text does not hold stands there all the same: too far apart, too seldom, elsewhere; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.query.clauses import Listed, Near, OfText, Term
from store.query.lexemes import ZONES
from store.query.matching import ReadText

#: Further apart, two words have nothing to do with each other.
_FARTHEST_WORDS = 40


@dataclass(frozen=True, kw_only=True)
class Almost:
    """How nearly a text holds a term that it does not hold."""

    #: For a person: "12 words apart, not 5".
    why: str
    #: Where, and how often.
    counts: tuple[tuple[str, int], ...]


def almost(text: ReadText, clause: OfText) -> Almost | None:
    """The best that can be said of a clause which is not true of the text; None when nothing can."""
    return next(_ways(text, clause), None)


def counts(text: ReadText, clause: OfText, zones: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """How often a clause is true of each zone, without those of which it is not."""
    found = ((zone, text.count(clause, zone)) for zone in zones)
    return tuple((zone, count) for zone, count in found if count)


def _ways(text: ReadText, clause: OfText) -> Iterator[Almost]:
    if isinstance(clause, Term) and clause.at_least > 1:
        yield from _too_seldom(text, clause)
    if isinstance(clause, Near):
        yield from _too_far(text, clause)
    yield from _elsewhere(text, clause)
    if isinstance(clause, Term) and len(clause.parts) > 1:
        yield from _apart(text, clause)


def _too_seldom(text: ReadText, term: Term) -> Iterator[Almost]:
    found = counts(text, term, term.zones)
    if found:
        times = sum(count for _, count in found)
        yield Almost(why=f"{times} of {term.at_least} times", counts=found)


def _too_far(text: ReadText, near: Near) -> Iterator[Almost]:
    for zone in near.zones:
        nearest = text.nearest(near, zone)
        if nearest is not None and nearest <= _FARTHEST_WORDS:
            yield Almost(why=f"{nearest} words apart, not {near.distance}", counts=((zone, 1),))


def _elsewhere(text: ReadText, clause: Term | Near | Listed) -> Iterator[Almost]:
    found = counts(text, clause, tuple(zone for zone in ZONES if zone not in clause.zones))
    if found:
        yield Almost(why=f"only in the {' and the '.join(zone for zone, _ in found)}", counts=found)


def _apart(text: ReadText, term: Term) -> Iterator[Almost]:
    for zone in term.zones:
        if text.stand_apart(term, zone):
            yield Almost(why="its words stand apart", counts=((zone, 1),))
