"""Named lists in a query: any of their words, however many they are."""

from __future__ import annotations

import pickle

import pytest

from store.errors import BadQuery
from store.query.clauses import Listed, Near
from store.query.matching import ReadText
from store.query.parsing import parse_query
from store.query.wording import in_words

MANY = {"partenaires": [f"Groupe Verdelier {number}" for number in range(10_000)] + ["Sciences Po", "Sciences-Po"]}
TEXT = ReadText("Le groupe Verdelier 77 et Sciences-Po signent", "", "Un accord de Sciences Po avec l'Inria.")


def test_names_of_a_long_list_are_found_each_once_in_its_order() -> None:
    assert TEXT.found(parse_query("@partenaires", MANY)) == ["title:Groupe Verdelier 77", "title:Sciences Po"]
    assert TEXT.found(parse_query("body:@partenaires", MANY)) == ["body:Sciences Po"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Un accord avec Sciences Po", 1),  # at the end of a paragraph, where a longer name would not fit
        ("Un accord avec Sciences Po. L'Inria signe avec Sciences Po.", 2),
        ("Le port vert, le port franc de Rennes", 2),  # two words of equal length, and a name within a name
        ("Franc de Rennes", 0),
        ("Le groupe Verdelier 77", 1),
    ],
)
def test_a_name_of_a_list_counts_once_where_it_stands(body: str, count: int) -> None:
    lists = {"noms": [*MANY["partenaires"], "port vert", "le port franc de Rennes", "Sciences Po Rennes"]}
    listed = parse_query("@noms", lists)
    assert isinstance(listed, Listed)
    assert ReadText("", "", body).count(listed, "body") == count


def test_a_list_stands_beside_near() -> None:
    assert TEXT.found(parse_query("accord NEAR/3 @partenaires", MANY)) == ["body:accord NEAR/3 @partenaires"]
    assert TEXT.found(parse_query("inria NEAR/1 @partenaires", MANY)) is None
    assert TEXT.found(parse_query("@partenaires NEAR/9 @partenaires", MANY)) == [
        "title:@partenaires NEAR/9 @partenaires"
    ]


def test_a_word_of_a_list_may_be_without_inflections() -> None:
    lists = {"liens": ["=s'associe", "signer"]}
    assert ReadText("Brest s'associe à Rennes", "", "").found(parse_query("@liens", lists)) == ["title:s'associe"]
    assert ReadText("Une association signe", "", "").found(parse_query("@liens", lists)) == ["title:signer"]
    assert ReadText("Les associations de Rennes", "", "").found(parse_query("@liens", lists)) is None


def test_a_list_is_written_once_in_a_query_that_asks_for_it_often() -> None:
    clause = parse_query("(title:accord OR @partenaires) AND accord NEAR/3 @partenaires AND NOT @partenaires", MANY)
    assert len(pickle.dumps(clause)) < 1.2 * len(pickle.dumps(parse_query("@partenaires", MANY)))


def test_a_clause_travels_between_processes() -> None:
    clause = parse_query("accord NEAR/3 @partenaires", MANY)
    assert isinstance(clause, Near)
    assert isinstance(clause.right, Listed)
    assert clause.right.by_stems.shapes  # what is made of it does not travel
    travelled = pickle.loads(pickle.dumps(clause))
    assert travelled == clause
    assert TEXT.holds(travelled)


@pytest.mark.parametrize(
    ("query", "column", "problem"),
    [
        ("accord AND @rien", 12, "there is no list @rien; lists are @partenaires"),
        ("@partenaires>=2", 1, "a frequency cannot stand behind a list"),
        ("inria NEAR/3 @rien", 14, "there is no list @rien"),
    ],
)
def test_a_list_that_cannot_be_asked_for_is_shown_with_its_place(query: str, column: int, problem: str) -> None:
    with pytest.raises(BadQuery) as bad:
        parse_query(query, MANY)
    assert problem in bad.value.problem
    assert str(bad.value).startswith(f"column {column}:")


@pytest.mark.parametrize(
    "query",
    [
        "accord",
        '"accord cadre"',
        "title:accord",
        "accord NEAR/3 @partenaires",
        "(a OR b)",
        "NOT title:accord",
        "lang:fr",
    ],
)
def test_a_clause_is_worded_as_it_was_written(query: str) -> None:
    assert in_words(parse_query(query, MANY)) == query


def test_a_long_group_is_cut() -> None:
    assert in_words(parse_query("a OR b OR c OR d OR e OR f")) == "(a OR b OR c OR d OR … 2 more)"
