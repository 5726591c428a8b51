"""Clauses in words again, as short as a person needs to know which one is meant; pure."""

from __future__ import annotations

from datetime import date

from store.query.clauses import AllOf, AnyOf, Clause, FromSource, InLanguage, Listed, Near, NoneOf, Published, Term
from store.query.lexemes import ZONES

#: Alternatives that are named before the rest is counted.
_NAMED = 4


def in_words(clause: Clause) -> str:
    """The clause in the language of queries, with long groups cut: `(accord OR contrat OR … 12 more)`."""
    match clause:
        case Term() | Near() | Listed():
            return _zone_prefix(clause.zones) + _quoted(clause)
        case AllOf():
            return _group(clause.clauses, "AND") if clause.clauses else "everything"
        case AnyOf():
            return _group(clause.clauses, "OR") if clause.clauses else "nothing"
        case NoneOf():
            return f"NOT {in_words(clause.clause)}"
        case InLanguage():
            return f"lang:{clause.language}"
        case FromSource():
            return f'source:"{clause.name}{"*" if clause.is_prefix else ""}"'
        case Published():
            return f"since:{clause.since}" if clause.since > date.min else f"until:{clause.until}"


def _zone_prefix(zones: tuple[str, ...]) -> str:
    return "" if zones == ZONES else f"{'/'.join(zones)}:"


def _quoted(clause: Term | Near | Listed) -> str:
    """Terms of lists are written without the quotation marks that a query needs."""
    is_bare_phrase = isinstance(clause, Term) and len(clause.parts) > 1 and " " in clause.written
    return f'"{clause.written}"' if is_bare_phrase and '"' not in clause.written else clause.written


def _group(clauses: tuple[Clause, ...], operator: str) -> str:
    named = [in_words(clause) for clause in clauses[:_NAMED]]
    if len(clauses) > _NAMED:
        named.append(f"… {len(clauses) - _NAMED} more")
    return f"({f' {operator} '.join(named)})" if len(named) > 1 else named[0]
