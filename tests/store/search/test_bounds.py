"""What the index alone says of a query is never wrong: what is certain matches, what is impossible does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from store.database import open_database
from store.query.parsing import parse_query
from store.query.scale import DEFAULT_SCALE
from store.search.bit_sets import bits_of, numbers_of
from store.search.bounds import IndexedCorpus, possible_articles, windows
from store.search.hits import matching_articles
from store.search.standing import standing
from tests.store.search.searched import LISTS, Written, add, articles, queries, readable
from tests.store.search.test_agreement import EDGE_QUERIES, EDGES, LONG


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('bounds') / 'vigie.db'}"
    else:
        url = request.getfixturevalue("postgresql_server").new_database()
    opened = open_database(url)
    yield opened
    opened.dispose()


def whole(connection: Connection) -> IndexedCorpus:
    """The one window of a few articles."""
    (window,) = windows(connection)
    return IndexedCorpus(connection, window)


@given(written=st.lists(articles(), min_size=1, max_size=4), asked=st.lists(queries, min_size=1, max_size=4))
@example(written=[LONG], asked=['"de la"', "de NEAR/3 public", 'NOT "la accord"', "title:de", "de>=400"])
@example(written=[EDGES], asked=[*EDGE_QUERIES, "accord NEAR/2 @liste", "@liste", "NOT @liste NEAR/3 signer"])
@settings(max_examples=40, deadline=None)
def test_matching_articles_lie_between_the_bounds(engine: Engine, written: list[Written], asked: list[str]) -> None:
    with engine.connect() as connection, connection.begin() as transaction:
        numbers = {add(connection, one): one.read() for one in written}
        corpus = whole(connection)
        for query in asked:
            clause = readable(query)
            matching = corpus.bits(number for number, text in numbers.items() if text.holds(clause))
            certain, possible = corpus.bounds(clause)
            assert certain & ~matching == 0, query
            assert matching & ~possible == 0, query
        transaction.rollback()


@pytest.mark.parametrize("query", ["accord", "@liste", 'title:"accord cadre"', "accord NEAR/3 @liste", "NOT accord"])
def test_what_an_index_can_say_is_certain(engine: Engine, query: str) -> None:
    with engine.connect() as connection, connection.begin() as transaction:
        add(connection, EDGES)
        certain, possible = whole(connection).bounds(parse_query(query, LISTS))
        assert certain == possible
        transaction.rollback()


def test_many_names_are_asked_for_one_by_one(engine: Engine) -> None:
    names = {"noms": [f"Verdelier {number}" for number in range(700)] + ["accord de cœur"]}
    with engine.connect() as connection, connection.begin() as transaction:
        number = add(connection, EDGES)
        corpus = whole(connection)
        assert list(corpus.numbers(corpus.bounds(parse_query("@noms", names)).certain)) == [number]
        for query in ("@noms", "@noms AND signer", "(@noms OR brest) AND NOT lille", "un NEAR/3 @noms"):
            assert list(matching_articles(connection, parse_query(query, names))) == [number], query
        for query in ("NOT @noms", "title:@noms", "@noms AND brest"):
            assert list(matching_articles(connection, parse_query(query, names))) == [], query
        transaction.rollback()


def test_where_something_changes_a_text_that_the_index_misreads_has_to_tell(tmp_path) -> None:  # type: ignore[no-untyped-def]
    opened = open_database(f"sqlite:///{tmp_path}/vigie.db")
    with opened.begin() as connection:
        number = add(connection, EDGES)
    clause, misread = parse_query("accord"), parse_query("signer")
    assert standing(opened, clause, DEFAULT_SCALE, before={number}, misread=misread) == ({number}, [])
    assert standing(opened, clause, DEFAULT_SCALE, before=set(), misread=misread) == (set(), [number])
    opened.dispose()


def test_articles_whose_numbers_lie_far_apart_are_asked_for_in_windows(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin() as transaction:
        near = add(connection, EDGES)
        far = add(connection, EDGES, wanted=400_000_000)
        assert [window.start for window in windows(connection)] == [near, far]
        clause = parse_query("accord", LISTS)
        assert list(possible_articles(connection, clause)) == [near, far]
        transaction.rollback()


@given(st.sets(st.integers(0, 5000)))
def test_a_set_of_bits_is_the_set_of_its_numbers(numbers: set[int]) -> None:
    assert list(numbers_of(bits_of(numbers))) == sorted(numbers)
