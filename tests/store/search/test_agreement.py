"""What a search finds is what the language says, on both databases, whatever the query and the articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from store.database import open_database
from store.search.hits import matching_articles
from tests.store.search.searched import Written, add, articles, queries, readable

#: "de" stands more often than PostgreSQL keeps positions of it.
LONG = Written(
    title="de la",
    lead="la de",
    body="Accord de la presse. " * 300 + "\nde public",
    source="Échos",
    language="fr",
    published_at=None,
)
#: What lies on the edge of one query or another.
EDGES = Written(
    title="Accord de la presse publique",
    lead="signer",
    body="Un accord de cœur : le public accord.\nPublic\nœuvre",
    source="Échos",
    language="fr",
    published_at=datetime(2026, 11, 2, 23, 59, 59, tzinfo=UTC),
)
EDGE_QUERIES = [
    *(f"body:(accord NEAR/{steps} cœur)" for steps in (1, 2)),
    *(f"body:(public NEAR/{steps} un)" for steps in (4, 5)),
    *(f'title:("accord de" NEAR/{steps} "presse publique")' for steps in (1, 2)),
    '"accord de" NEAR/1 "de la"',
    "coeur NEAR/20 oeuvre",
    "presse NEAR/20 signer",
    '"accord public"',
    "body:(public NEAR/20 oeuvre)",
    "body:accord>=2",
    "body:accord>=3",
    "NOT accord>=9",
    "title:signer",
    "NOT lead:signer",
    "until:2026-11-02",
    "since:2026-11-03",
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('search') / 'vigie.db'}"
    else:
        url = request.getfixturevalue("postgresql_server").new_database()
    opened = open_database(url)
    yield opened
    opened.dispose()


@given(written=st.lists(articles(), min_size=1, max_size=4), asked=st.lists(queries, min_size=1, max_size=4))
@example(written=[LONG], asked=['"de la"', "de NEAR/3 public", 'NOT "la accord"', '"public la"', "title:de", "de>=400"])
@example(written=[EDGES], asked=EDGE_QUERIES)
@settings(max_examples=60)
def test_a_search_finds_what_matches_and_nothing_else(engine: Engine, written: list[Written], asked: list[str]) -> None:
    clauses = [readable(query) for query in asked]
    with engine.connect() as connection, connection.begin() as transaction:
        numbers = {add(connection, one): one.read() for one in written}
        for query, clause in zip(asked, clauses, strict=True):
            expected = [number for number in sorted(numbers, reverse=True) if numbers[number].holds(clause)]
            assert list(matching_articles(connection, clause)) == expected, query
        transaction.rollback()
