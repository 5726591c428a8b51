"""The filters of a query: lang:, source:, since: and until:; pure."""

from __future__ import annotations

import re
from datetime import date

from store.errors import BadQuery
from store.query.atoms import Atom
from store.query.clauses import FromSource, InLanguage, OfFacts, Published
from store.text import fold

FACTS = ("lang", "source", "since", "until")
_LANGUAGE = re.compile(r"[a-z]{2}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def folded_name(name: str) -> str:
    """The name of a source for comparison: case, accents, apostrophes and spacing folded."""
    return " ".join(fold(name).split())


def fact(query: str, field: str, atom: Atom) -> OfFacts:
    """What a filter asks. Raises BadQuery."""
    if atom.is_near or atom.written.startswith("="):
        raise BadQuery(query, f"{field}: takes a plain value, not {atom.written}", atom.position)
    value = re.sub(r"\\(.)", r"\1", atom.written.strip('"'))
    if field == "lang":
        return _language(query, value, atom)
    return _source(query, value, atom) if field == "source" else _published(query, field, value, atom)


def _language(query: str, value: str, atom: Atom) -> InLanguage:
    if not _LANGUAGE.fullmatch(value.casefold()):
        raise BadQuery(query, f"{value!r} is no language; expected two letters, such as lang:fr", atom.position)
    return InLanguage(language=value.casefold())


def _source(query: str, value: str, atom: Atom) -> FromSource:
    name = folded_name(value.removesuffix("*"))
    if not name or "*" in name:
        problem = f'{atom.written} names no source; expected source:"A name" or its beginning, source:"A na*"'
        raise BadQuery(query, problem, atom.position)
    return FromSource(name=name, is_prefix=value.endswith("*"))


def _published(query: str, field: str, value: str, atom: Atom) -> Published:
    problem = f"{value!r} is no day; expected {field}:2026-11-01"
    if not _DAY.fullmatch(value):
        raise BadQuery(query, problem, atom.position)
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise BadQuery(query, problem, atom.position) from error
    return Published(since=day) if field == "since" else Published(until=day)
