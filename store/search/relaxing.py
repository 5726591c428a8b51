"""What an index can say of a query: a clause that holds wherever the query does, and whether it is the same; pure.

The indexes know stems with positions, and exact forms without. A frequency, or NEAR beside a prefix, has to be counted
in the text: the index narrows it to the articles that may match, and `store.query.matching` judges those.
"""

from __future__ import annotations

from dataclasses import replace

from store.query.clauses import EVERYTHING, NOTHING, AllOf, AnyOf, Clause, Form, Listed, Near, NoneOf, Term
from store.query.terms import is_same

#: What NEAR beside lists is written out as; beyond, the index is asked for both sides, and texts are judged.
_MOST_PAIRS = 100
#: Names of a list that are written out; FTS5 looks at every alternative of OR for every article.
_LONGEST_LIST = 100


def relaxed(clause: Clause, *, positions: bool = True) -> Clause:
    """A clause of what an index can say, true of every article that the given one is true of.

    `positions` tells whether the index knows where each word stands. Constants are folded: what comes back is
    `EVERYTHING`, `NOTHING`, or free of both.
    """
    return _bound(clause, positions, is_upper=True)


def is_exact(clause: Clause, *, positions: bool = True) -> bool:
    """Whether `relaxed` is true of the same articles as the clause."""
    clause = _written_out(clause)
    match clause:
        case Term() | Near():
            return _is_indexed(clause, positions)
        case AllOf() | AnyOf():
            return all(is_exact(part, positions=positions) for part in clause.clauses)
        case NoneOf():
            return is_exact(clause.clause, positions=positions)
        case Listed():
            return all(is_exact(term, positions=positions) for term in clause.terms)
        case _:
            return True


def _bound(clause: Clause, positions: bool, *, is_upper: bool) -> Clause:
    """The tightest indexed clause that holds wherever the given one does; or, not `is_upper`, only where it does."""
    clause = _written_out(clause)
    match clause:
        case Term() | Near():
            if _is_indexed(clause, positions):
                return clause
            return _widened(clause, positions) if is_upper else NOTHING
        case AllOf():
            return _all_of([_bound(part, positions, is_upper=is_upper) for part in clause.clauses])
        case AnyOf():
            return _any_of([_bound(part, positions, is_upper=is_upper) for part in clause.clauses])
        case Listed():
            terms = _any_of([_bound(term, positions, is_upper=is_upper) for term in clause.terms])
            return clause if terms == AnyOf(clauses=clause.terms) else terms
        case NoneOf():
            return _none_of(_bound(clause.clause, positions, is_upper=not is_upper))
        case _:
            return clause


def _written_out(clause: Clause) -> Clause:
    """Short lists as what they stand for; beside NEAR, as pairs while these are few."""
    if isinstance(clause, Listed):
        return AnyOf(clauses=clause.terms) if len(clause.terms) <= _LONGEST_LIST else clause
    if not isinstance(clause, Near):
        return clause
    left, right = (side.terms if isinstance(side, Listed) else (side,) for side in (clause.left, clause.right))
    if not 1 < len(left) * len(right) <= _MOST_PAIRS:
        return clause
    pairs = ((one, other) for one in left for other in right if not is_same(one, other))
    return AnyOf(clauses=tuple(replace(clause, left=one, right=other) for one, other in pairs))


def _is_indexed(clause: Term | Near, positions: bool) -> bool:
    if isinstance(clause, Near):
        left, right = clause.left, clause.right
        if isinstance(left, Listed) or isinstance(right, Listed):
            return False
        # Phrases that share a word may overlap, which the indexes count as near.
        apart = set(left.parts).isdisjoint(right.parts)
        return positions and apart and all(side.form is Form.STEMS for side in (left, right))
    return clause.at_least == 1 and (len(clause.parts) == 1 or (positions and clause.form is Form.STEMS))


def _widened(clause: Term | Near, positions: bool) -> Clause:
    """All the words of a clause, wherever in its zones."""
    if isinstance(clause, Near):
        return _all_of([_bound(side, positions, is_upper=True) for side in (clause.left, clause.right)])
    once = replace(clause, at_least=1)
    if _is_indexed(once, positions):
        return once
    return _all_of([replace(once, parts=(part,)) for part in dict.fromkeys(clause.parts)])


def _all_of(parts: list[Clause]) -> Clause:
    flat = [one for part in parts for one in (part.clauses if isinstance(part, AllOf) else (part,))]
    if NOTHING in flat:
        return NOTHING
    return flat[0] if len(flat) == 1 else AllOf(clauses=tuple(flat))


def _any_of(parts: list[Clause]) -> Clause:
    flat = [one for part in parts for one in (part.clauses if isinstance(part, AnyOf) else (part,))]
    if EVERYTHING in flat:
        return EVERYTHING
    return flat[0] if len(flat) == 1 else AnyOf(clauses=tuple(flat))


def _none_of(clause: Clause) -> Clause:
    if clause == EVERYTHING:
        return NOTHING
    if clause == NOTHING:
        return EVERYTHING
    return clause.clause if isinstance(clause, NoneOf) else NoneOf(clause=clause)
