"""Indexed clauses in the words of each full-text engine: FTS5's query syntax, and PostgreSQL's tsquery; pure.

Both take only what `store.search.relaxing` leaves, and only what is asked of the text.
"""

from __future__ import annotations

from store.query.clauses import AllOf, AnyOf, Clause, Form, Listed, Near, NoneOf, Term
from store.query.lexemes import EXACT, WEIGHTS, ZONES


def is_of_text(clause: Clause) -> bool:
    """Whether nothing but words is asked."""
    if isinstance(clause, AllOf | AnyOf):
        return all(map(is_of_text, clause.clauses))
    return is_of_text(clause.clause) if isinstance(clause, NoneOf) else isinstance(clause, Term | Near | Listed)


def fts5(clause: Clause) -> str | None:
    """The clause for MATCH; None when FTS5 cannot say it, or not soon: a long list, or NOT with nothing before it.

    https://sqlite.org/fts5.html#full_text_query_syntax
    """
    match clause:
        case Term() | Near():
            return _fts5_words(clause)
        case AllOf():
            return _fts5_all(clause)
        case AnyOf():
            either = [expression for part in clause.clauses if (expression := fts5(part)) is not None]
            return f"({' OR '.join(either)})" if len(either) == len(clause.clauses) else None
        case _:
            return None


def _fts5_all(clause: AllOf) -> str | None:
    wanted: list[str] = []
    unwanted: list[str] = []
    for part in clause.clauses:
        expression = fts5(part.clause if isinstance(part, NoneOf) else part)
        if expression is None:
            return None
        (unwanted if isinstance(part, NoneOf) else wanted).append(expression)
    if not wanted:
        return None
    every = f"({' AND '.join(wanted)})"
    return f"({every} NOT ({' OR '.join(unwanted)}))" if unwanted else every


def _fts5_words(clause: Term | Near) -> str:
    within = "" if clause.zones == ZONES else f"{{{' '.join(clause.zones)}}} : "
    if isinstance(clause, Term):
        return within + _fts5_string(clause) + (" *" if clause.form is Form.PREFIX else "")
    # FTS5 counts the words between, the language counts the steps.
    return f"{within}NEAR({_fts5_string(clause.left)} {_fts5_string(clause.right)}, {clause.distance - 1})"


def _fts5_string(term: Term | Listed) -> str:
    # No word has a quotation mark.
    return '"' + " ".join(_lexemes(term)) + '"'


def tsquery(clause: Clause) -> str:
    """The clause as the text of a tsquery.

    https://www.postgresql.org/docs/15/datatype-textsearch.html#DATATYPE-TSQUERY
    """
    match clause:
        case Term():
            return _followed(clause, ())
        case Near():
            steps = range(1, clause.distance + 1)
            orders = ((clause.left, clause.right), (clause.right, clause.left))
            return f"({' | '.join(_followed(one, ((step, other),)) for step in steps for one, other in orders)})"
        case AllOf():
            return f"({' & '.join(map(tsquery, clause.clauses))})"
        case AnyOf():
            return f"({' | '.join(map(tsquery, clause.clauses))})"
        case Listed():
            return f"({' | '.join(map(tsquery, clause.terms))})"
        case NoneOf():
            return f"!{tsquery(clause.clause)}"
    raise AssertionError(f"not asked of the text: {clause}")


def _followed(term: Term | Listed, after: tuple[tuple[int, Term | Listed], ...]) -> str:
    """A term, and others after it, each so many steps from the one before."""
    said = " <-> ".join(_tsquery_lexeme(lexeme, term) for lexeme in _lexemes(term))
    for step, other in after:
        said += f" <{step}> " + " <-> ".join(_tsquery_lexeme(lexeme, other) for lexeme in _lexemes(other))
    return f"({said})"


def _tsquery_lexeme(lexeme: str, term: Term | Listed) -> str:
    assert isinstance(term, Term)
    weights = "" if term.zones == ZONES else "".join(WEIGHTS[zone] for zone in term.zones)
    prefix = "*" if term.form is Form.PREFIX else ""
    escaped = lexeme.replace("'", "''")
    return f"'{escaped}'" + (f":{prefix}{weights}" if prefix or weights else "")


def _lexemes(term: Term | Listed) -> tuple[str, ...]:
    assert isinstance(term, Term)  # `relaxing` leaves no list
    return term.parts if term.form is Form.STEMS else tuple(f"{EXACT}{part}" for part in term.parts)
