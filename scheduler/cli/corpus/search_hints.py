"""Why a search may have found nothing, where its own words tell: pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.query.clauses import AllOf, AnyOf, Clause, FromSource, NoneOf, Published
from store.query.facts import folded_name
from store.query.matching import is_named

_SMALL_OPERATOR = re.compile(r"(?<=\s)(and|or|not|near/\d+)(?=\s)")
_QUOTED = re.compile(r'"[^"]*"')


def hints(query: str, clause: Clause, sources: Iterable[str]) -> list[str]:
    """A sentence for each thing that a person may have meant otherwise; `sources` are the names there are."""
    names = [folded_name(name) for name in sources]
    parts = list(_parts(clause))
    wanted = [part for part in parts if isinstance(part, FromSource)]
    said = [
        f"no source that is watched is called {one.name + '*' * one.is_prefix!r}; `vigie sources` lists them"
        for one in wanted
        if not any(is_named(name, one) for name in names)
    ]
    days = [part for part in parts if isinstance(part, Published)]
    if days and max(day.since for day in days) > min(day.until for day in days):
        said.append("since: is a later day than until:")
    small = _SMALL_OPERATOR.search(_QUOTED.sub("", query))
    if small:
        said.append(f"{small[0]!r} was looked for as a word; operators are written in capitals: {small[0].upper()}")
    return said


def _parts(clause: Clause) -> Iterator[Clause]:
    """What has to hold together: neither alternatives nor what is excluded, of which one may well find nothing."""
    if isinstance(clause, AllOf):
        for each in clause.clauses:
            yield from _parts(each)
    elif not isinstance(clause, AnyOf | NoneOf):
        yield clause
