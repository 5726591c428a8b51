"""Whether what a query asks for almost stands in a text that does not match it; pure.

A near miss lacks one condition: a part of AND, a place (the body instead of the title), some steps between two words;
or what NOT rules out stands there. The first condition of a query that asks for words is its subject: an article
without a trace of it is no near miss, however much of the rest it has.
"""

from __future__ import annotations

from itertools import islice

from store.query.clauses import AllOf, AnyOf, Clause, Listed, Near, NoneOf, Term
from store.query.matching import ReadText
from store.query.scale import Scale
from store.query.scoring import ClauseFinding, assess, lacking, total


def may_be_near(text: ReadText, clause: Clause, scale: Scale) -> bool:
    """Whether a clause that is not true lacks one condition, and there is a trace of the subject.

    The cheap questions, which most articles answer with no.
    """
    if isinstance(clause, AnyOf):
        return any(may_be_near(text, part, scale) for part in clause.clauses)
    subject = _subject(clause)
    return subject is not None and _lacks_one(text, clause) and bool(assess(text, subject, scale).score)


def near_miss(finding: ClauseFinding, scale: Scale) -> ClauseFinding | None:
    """The part of a query that a text nearly fulfils, with what it lacks; None when nothing is near.

    Of alternatives it is the nearest one. What holds is not asked here.
    """
    nearest = _nearest(finding)
    if lacking(nearest) != 1 or total(nearest) < scale.near_miss:
        return None
    return nearest if _has_subject(nearest) else None


def _lacks_one(text: ReadText, clause: Clause) -> bool:
    """Whether `lacking` would count one for a clause that is not true: seldom more than two conditions are asked."""
    match clause:
        case AllOf():
            missed = list(islice((part for part in clause.clauses if not text.holds(part)), 2))
            return len(missed) == 1 and _lacks_one(text, missed[0])
        case AnyOf():
            return any(_lacks_one(text, part) for part in clause.clauses)
        case Term() | Near() | Listed() | NoneOf():
            return True
        case _:
            return False


def _nearest(finding: ClauseFinding) -> ClauseFinding:
    if not isinstance(finding.clause, AnyOf) or not finding.parts:
        return finding
    return max(map(_nearest, finding.parts), key=lambda part: (-lacking(part), total(part)))


def _has_subject(finding: ClauseFinding) -> bool:
    subject = _subject(finding.clause)
    parts = finding.parts if isinstance(finding.clause, AllOf) else (finding,)
    return any(bool(part.score) for part in parts if part.clause is subject)


def _subject(clause: Clause) -> Clause | None:
    """The first condition that asks for words; None when none does."""
    parts = clause.clauses if isinstance(clause, AllOf) else (clause,)
    return next((part for part in parts if _asks_for_words(part)), None)


def _asks_for_words(clause: Clause) -> bool:
    match clause:
        case Term() | Near() | Listed():
            return True
        case AllOf() | AnyOf():
            return any(map(_asks_for_words, clause.clauses))
        case _:
            return False
