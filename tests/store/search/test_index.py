"""The index follows the articles: what goes in comes out without a trace, and can be made anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, text

from store.database import open_database
from store.query.parsing import parse_query
from store.search.hits import matching_articles
from store.search.index import index_article, index_is_current, reindex, unindex_article
from tests.store.search.searched import Written, add

WRITTEN = Written(
    title="Un accord", lead="L’État signe", body="Au cœur.\nSigné.", source="Échos", language="fr", published_at=None
)
OTHER = Written(title="Un contrat", lead="", body="Un accord rompu.", source="Échos", language="fr", published_at=None)


@pytest.fixture
def connection(store_url: str) -> Iterator[Connection]:
    engine = open_database(store_url)
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def content(connection: Connection) -> list[tuple[Any, ...]]:
    """Everything that is in the index."""
    if connection.dialect.name == "postgresql":
        return [tuple(row) for row in connection.execute(text("SELECT * FROM article_search ORDER BY article_id"))]
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.held USING fts5vocab(main, article_search, instance)"
    )
    found = connection.exec_driver_sql("SELECT * FROM temp.held ORDER BY doc, col, offset")
    return [tuple(row) for row in found]


def texts(written: Written) -> tuple[str, str, str]:
    return written.title, written.lead, written.body


def found(connection: Connection, query: str) -> list[int]:
    return list(matching_articles(connection, parse_query(query)))


def test_an_article_that_is_taken_out_leaves_nothing(connection: Connection) -> None:
    number = add(connection, WRITTEN)
    kept = content(connection)
    other = add(connection, OTHER)
    unindex_article(connection, other, *texts(OTHER))
    assert content(connection) == kept
    unindex_article(connection, number, *texts(WRITTEN))
    assert content(connection) == []


def test_an_article_can_be_indexed_by_another_text(connection: Connection) -> None:
    number = add(connection, WRITTEN)
    unindex_article(connection, number, *texts(WRITTEN))
    index_article(connection, number, *texts(OTHER))
    assert (found(connection, "contrat"), found(connection, "état")) == ([number], [])


def test_the_index_made_anew_is_the_same(connection: Connection) -> None:
    for _ in range(3):
        add(connection, WRITTEN)
        add(connection, OTHER)
    kept = content(connection)
    told: list[tuple[int, int]] = []
    reindex(connection, lambda done, total: told.append((done, total)))
    assert content(connection) == kept
    assert told == [(6, 6)]


def test_articles_that_were_never_indexed_are_found_once_the_index_is_made_anew(connection: Connection) -> None:
    number = add(connection, WRITTEN)
    unindex_article(connection, number, *texts(WRITTEN))
    assert found(connection, "accord") == []
    reindex(connection)
    assert found(connection, "accord") == [number]


def test_an_index_of_other_lexemes_is_known_for_it(connection: Connection) -> None:
    assert index_is_current(connection)
    connection.execute(text("UPDATE setting SET value = '0' WHERE name = 'lexemes'"))
    assert not index_is_current(connection)
    reindex(connection)
    assert index_is_current(connection)
