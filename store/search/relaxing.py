"""What an index can say of a query: a clause that holds wherever the query does, and whether it is the same; pure.

The indexes know stems with positions, and exact forms without. A frequency, or NEAR beside a prefix, has to be counted
in the text: the index narrows it to the articles that may match, and `store.query.matching` judges those.
"""

from __future__ import annotations

from dataclasses import replace

from store.query.clauses import EVERYTHING, NOTHING, AllOf, AnyOf, Clause, Form, Near, NoneOf, OfText, Term


def relaxed(clause: Clause, *, positions: bool = True) -> Clause:
    """A clause of what an index can say, true of every article that the given one is true of.

    `positions` tells whether the index knows where each word stands. Constants are folded: what comes back is
    `EVERYTHING`, `NOTHING`, or free of both.
    """
    return _bound(clause, positions, is_upper=True)


def is_exact(clause: Clause, *, positions: bool = True) -> bool:
    """Whether `relaxed` is true of the same articles as the clause."""
    match clause:
        case Term() | Near():
            return _is_indexed(clause, positions)
        case AllOf() | AnyOf():
            return all(is_exact(part, positions=positions) for part in clause.clauses)
        case NoneOf():
            return is_exact(clause.clause, positions=positions)
        case _:
            return True


def _bound(clause: Clause, positions: bool, *, is_upper: bool) -> Clause:
    """The tightest indexed clause that holds wherever the given one does; or, not `is_upper`, only where it does."""
    match clause:
        case Term() | Near():
            if _is_indexed(clause, positions):
                return clause
            return _widened(clause, positions) if is_upper else NOTHING
        case AllOf():
            return _all_of([_bound(part, positions, is_upper=is_upper) for part in clause.clauses])
        case AnyOf():
            return _any_of([_bound(part, positions, is_upper=is_upper) for part in clause.clauses])
        case NoneOf():
            return _none_of(_bound(clause.clause, positions, is_upper=not is_upper))
        case _:
            return clause


def _is_indexed(clause: OfText, positions: bool) -> bool:
    if isinstance(clause, Near):
        sides = (clause.left, clause.right)
        # Phrases that share a word may overlap, which the indexes count as near.
        apart = set(clause.left.parts).isdisjoint(clause.right.parts)
        return positions and apart and all(side.form is Form.STEMS for side in sides)
    return clause.at_least == 1 and (len(clause.parts) == 1 or (positions and clause.form is Form.STEMS))


def _widened(clause: OfText, positions: bool) -> Clause:
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
