"""How well a text answers a query, clause by clause, and what is missing where it does not; pure.

A term is worth what the zones prove in which it stands (`Scale`); one that almost stands there, half of that. AND is
worth the mean of its parts, OR its three best alternatives together. What is asked of facts, and what stands behind
NOT, has no score. Nothing is random and nothing counts words of the whole article, so that its length does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from store.query.almost import almost, counts
from store.query.clauses import AllOf, AnyOf, Clause, Listed, Near, NoneOf, OfText, Term
from store.query.lexemes import ZONES
from store.query.matching import ReadText
from store.query.scale import Scale
from store.query.wording import in_words

#: What almost stands there is worth so much of what it would be.
_ALMOST = 0.5
#: Alternatives of OR that count: a query with two hundred of them asks for one.
_ALTERNATIVES = 3
#: Of a score; floating point must not decide at a threshold.
DIGITS = 4


@dataclass(frozen=True, kw_only=True)
class ClauseFinding:
    """What a text says to a clause."""

    clause: Clause
    holds: bool
    #: From 0 to 1; None where nothing is asked of the words.
    score: float | None
    #: How often a term stands in each zone, without those where it does not.
    counts: tuple[tuple[str, int], ...] = ()
    #: The term, or those of a list that stand there, as `zone:term` with the best zone.
    found: tuple[str, ...] = ()
    #: Why a term that does not hold almost does: "12 words apart, not 5"; else empty.
    almost: str = ""
    #: Of the clauses that this one combines, in their order.
    parts: tuple[ClauseFinding, ...] = ()

    @property
    def zones(self) -> tuple[str, ...]:
        """Where the words of a term may stand."""
        return self.clause.zones if isinstance(self.clause, Term | Near | Listed) else ZONES


def assess(text: ReadText, clause: Clause, scale: Scale) -> ClauseFinding:
    """What a text says to a clause, and to all clauses below it."""
    match clause:
        case Term() | Near() | Listed():
            return _of_words(text, clause, scale) or _of_missed_words(text, clause, scale)
        case AllOf() | AnyOf():
            parts = tuple(assess(text, part, scale) for part in clause.clauses)
            is_all = isinstance(clause, AllOf)
            holds = all(part.holds for part in parts) if is_all else any(part.holds for part in parts)
            score = _mean(parts) if is_all else _together(parts, holds=holds)
            return ClauseFinding(clause=clause, holds=holds, score=score, parts=parts)
        case NoneOf():
            inner = assess(text, clause.clause, scale)
            return ClauseFinding(clause=clause, holds=not inner.holds, score=None, parts=(inner,))
        case _:
            return ClauseFinding(clause=clause, holds=text.holds(clause), score=None)


def assess_held(text: ReadText, clause: Clause, scale: Scale) -> ClauseFinding:
    """What a text says to a clause that holds, with those parts alone that make it hold.

    That is enough for its score and for `carrying`, and most of a long query is not asked.
    """
    match clause:
        case Term() | Near() | Listed():
            found = _of_words(text, clause, scale)
            assert found is not None
            return found
        case AllOf():
            parts = tuple(assess_held(text, part, scale) for part in clause.clauses)
            return ClauseFinding(clause=clause, holds=True, score=_mean(parts), parts=parts)
        case AnyOf():
            parts = tuple(assess_held(text, part, scale) for part in clause.clauses if text.holds(part))
            return ClauseFinding(clause=clause, holds=True, score=_together(parts, holds=True), parts=parts)
        case _:
            return ClauseFinding(clause=clause, holds=True, score=None)


def total(finding: ClauseFinding) -> float:
    """The score of a whole query; 1 for one that asks nothing of the words."""
    return 1.0 if finding.score is None else finding.score


def lacking(finding: ClauseFinding) -> int:
    """How many conditions are missing for the clause to hold; an unmet filter counts as two, since no text mends it."""
    if finding.holds:
        return 0
    if isinstance(finding.clause, AllOf):
        return sum(map(lacking, finding.parts))
    if isinstance(finding.clause, AnyOf):
        return min(map(lacking, finding.parts), default=2)
    return 1 if isinstance(finding.clause, Term | Near | Listed | NoneOf) else 2


def missing(finding: ClauseFinding) -> tuple[str, ...]:
    """What is missing for the clause to hold, in words, in the order of the query."""
    if finding.holds:
        return ()
    if isinstance(finding.clause, AllOf):
        return tuple(words for part in finding.parts for words in missing(part))
    if isinstance(finding.clause, NoneOf):
        return (f"{in_words(finding.clause)}, which stands there: {', '.join(held_terms(finding.parts[0]))}",)
    close = [part for part in _leaves(finding) if part.almost]
    if isinstance(finding.clause, AnyOf) and close:
        best = max(close, key=lambda part: part.score or 0.0)
        return (f"{in_words(finding.clause)}; almost {in_words(best.clause)} ({best.almost})",)
    return (in_words(finding.clause) + (f" ({finding.almost})" if finding.almost else ""),)


def carrying_terms(finding: ClauseFinding) -> tuple[str, ...]:
    """The terms that make a query true, each once as `zone:term`, in its order."""
    return tuple(dict.fromkeys(term for part in carrying(finding) for term in part.found))


def carrying(finding: ClauseFinding) -> list[ClauseFinding]:
    """The terms that make a query true, in its order."""
    if not finding.holds or isinstance(finding.clause, NoneOf):
        return []
    if isinstance(finding.clause, Term | Near | Listed):
        return [finding]
    return [leaf for part in finding.parts for leaf in carrying(part)]


def held_terms(finding: ClauseFinding) -> tuple[str, ...]:
    """The terms that a text holds, each once as `zone:term`, whether or not they make the query true."""
    return tuple(dict.fromkeys(term for part in _leaves(finding) for term in part.found))


def _leaves(finding: ClauseFinding) -> Iterable[ClauseFinding]:
    if isinstance(finding.clause, Term | Near | Listed):
        yield finding
    if not isinstance(finding.clause, NoneOf):
        for part in finding.parts:
            yield from _leaves(part)


def _of_words(text: ReadText, clause: OfText, scale: Scale) -> ClauseFinding | None:
    named = text.found(clause)
    if named is None:
        return None
    found = counts(text, clause, clause.zones)
    return ClauseFinding(clause=clause, holds=True, score=_proof(found, scale), counts=found, found=tuple(named))


def _of_missed_words(text: ReadText, clause: OfText, scale: Scale) -> ClauseFinding:
    near = almost(text, clause)
    if near is None:
        return ClauseFinding(clause=clause, holds=False, score=0.0)
    half = round(_ALMOST * _proof(near.counts, scale), DIGITS)
    return ClauseFinding(clause=clause, holds=False, score=half, counts=near.counts, almost=near.why)


def _proof(found: Iterable[tuple[str, int]], scale: Scale) -> float:
    """What occurrences prove together."""
    doubt = prod((1 - scale.weight(zone)) ** min(count, scale.most) for zone, count in found)
    return round(1 - doubt, DIGITS)


def _mean(parts: Iterable[ClauseFinding]) -> float | None:
    scores = [part.score for part in parts if part.score is not None]
    return round(sum(scores) / len(scores), DIGITS) if scores else None


def _together(parts: Iterable[ClauseFinding], *, holds: bool) -> float | None:
    """The best alternatives: those that hold, or else the one that comes nearest to it."""
    scores = [part.score for part in parts if part.score is not None and part.holds == holds]
    best = sorted(scores, reverse=True)[: _ALTERNATIVES if holds else 1]
    return round(1 - prod(1 - score for score in best), DIGITS) if best else None
