"""What is said beside "nothing found"."""

from __future__ import annotations

import pytest

from scheduler.cli.corpus.search_hints import hints
from store.query.parsing import parse_query

CALLED = "no source that is watched is called {!r}; `vigie sources` lists them"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("accord source:Gazete", [CALLED.format("gazete")]),
        ('source:"Le Mnde*"', [CALLED.format("le mnde*")]),
        ('source:"Quotidien Eco"', []),
        ("source:Quot*", []),
        ("accord AND NOT source:Gazete", []),
        ("since:2026-11-10 until:2026-11-01", ["since: is a later day than until:"]),
        ("since:2026-11-01 until:2026-11-01", []),
        ("etat or region", ["'or' was looked for as a word; operators are written in capitals: OR"]),
        ("a near/3 b", ["'near/3' was looked for as a word; operators are written in capitals: NEAR/3"]),
        ('"ready or not here"', []),
        ("or noir", []),
    ],
)
def test_what_may_have_been_meant_otherwise_is_said(query: str, said: list[str]) -> None:
    assert hints(query, parse_query(query), ["Quotidien Éco", "Gazette"]) == said
