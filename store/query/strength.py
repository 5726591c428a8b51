"""What can be said of scores without a text: the least that a match has, and what makes sure that it is enough; pure.

A replay over the whole corpus asks the index for these, so that only the doubtful texts have to be read.
"""

from __future__ import annotations

from dataclasses import replace

from store.query.clauses import EVERYTHING, AllOf, AnyOf, Clause, Listed, Near, Term
from store.query.lexemes import ZONES
from store.query.scale import Scale
from store.query.scoring import DIGITS


def surely_enough(clause: Clause, scale: Scale) -> Clause:
    """A clause which, where it holds together with the given one, makes the score reach `scale.match`.

    It asks for the subject, the first part, in a better zone: that is few words, and enough for most articles.
    """
    if least_score(clause, scale) >= scale.match:
        return EVERYTHING
    parts = list(clause.clauses) if isinstance(clause, AllOf) else [clause]
    scored = [part for part in parts if _is_scored(part)]
    leasts = [least_score(part, scale) for part in scored]
    enough = [
        narrow
        for zone in ZONES
        if scored
        and (narrow := within(scored[0], zone)) is not None
        and round((sum(leasts[1:]) + least_score(narrow, scale)) / len(scored), DIGITS) >= scale.match
    ]
    return AnyOf(clauses=tuple(enough))


def in_body(clause: Clause) -> Clause | None:
    """A clause which, where it holds together with the given one, puts words that count into the body.

    Of the first part that may ask for some; None when the query asks nothing of the body.
    """
    parts = clause.clauses if isinstance(clause, AllOf) else (clause,)
    narrow = (found for part in parts if _is_scored(part) and (found := within(part, "body")) is not None)
    return next(narrow, None)


def least_score(clause: Clause, scale: Scale) -> float:
    """The least score of a text that the clause is true of; 1 for one that asks nothing of the words."""
    match clause:
        case Term():
            times = min(clause.at_least, scale.most)
            return round(1 - (1 - min(map(scale.weight, clause.zones))) ** times, DIGITS)
        case Near() | Listed():
            return min(map(scale.weight, clause.zones))
        case AllOf():
            leasts = [least_score(part, scale) for part in clause.clauses if _is_scored(part)]
            return round(sum(leasts) / len(leasts), DIGITS) if leasts else 1.0
        case AnyOf():
            # An alternative without a score may be the one that holds, and adds nothing then.
            return min((least_score(part, scale) if _is_scored(part) else 0.0 for part in clause.clauses), default=1.0)
        case _:
            return 1.0


def within(clause: Clause, zone: str) -> Clause | None:
    """The clause where its words stand in one zone; None when they cannot, or when it asks for none."""
    match clause:
        case Term():
            return replace(clause, zones=(zone,)) if zone in clause.zones else None
        case Listed():
            terms = tuple(replace(term, zones=(zone,)) for term in clause.terms)
            return replace(clause, zones=(zone,), terms=terms) if zone in clause.zones else None
        case Near():
            left, right = within(clause.left, zone), within(clause.right, zone)
            if not isinstance(left, Term | Listed) or not isinstance(right, Term | Listed):
                return None
            return replace(clause, zones=(zone,), left=left, right=right)
        case AllOf():
            parts = [within(part, zone) if _is_scored(part) else part for part in clause.clauses]
            kept = [part for part in parts if part is not None]
            return AllOf(clauses=tuple(kept)) if len(kept) == len(parts) else None
        case AnyOf():
            kept = [part for each in clause.clauses if (part := within(each, zone)) is not None]
            return AnyOf(clauses=tuple(kept)) if kept else None
        case _:
            return None


def _is_scored(clause: Clause) -> bool:
    """Whether a clause has a score of its own."""
    match clause:
        case Term() | Near() | Listed():
            return True
        case AllOf() | AnyOf():
            return any(map(_is_scored, clause.clauses))
        case _:
            return False
