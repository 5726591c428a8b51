"""A query says what it asks, and one that cannot be read says where, with a caret under the place."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import BadQuery
from store.query.clauses import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Clause,
    Form,
    FromSource,
    InLanguage,
    Listed,
    Near,
    NoneOf,
    Published,
    Term,
)
from store.query.parsing import parse_query
from tests.store.search.searched import LISTS, queries, readable

ALL = ("title", "lead", "body")


def stems(written: str, *parts: str, zones: tuple[str, ...] = ALL, at_least: int = 1) -> Term:
    return Term(written=written, zones=zones, parts=parts, at_least=at_least)


def refused(query: str, lists: dict[str, list[str]] | None = None) -> BadQuery:
    with pytest.raises(BadQuery) as bad:
        parse_query(query, lists)
    return bad.value


@pytest.mark.parametrize(
    ("query", "clause"),
    [
        ("signer", stems("signer", "sign")),
        ("title:signée", stems("signée", "sign", zones=("title",))),
        ("accord-cadre", stems("accord-cadre", "accord", "cadr")),
        ("« l’État signe »", stems('" l’État signe "', "etat", "sign")),
        ("Sign*", Term(written="Sign*", zones=ALL, parts=("sign",), form=Form.PREFIX)),
        ("=signé", Term(written="=signé", zones=ALL, parts=("signe",), form=Form.EXACT)),
        ('="marché public"', Term(written='="marché public"', zones=ALL, parts=("marche", "public"), form=Form.EXACT)),
        ("signer>=3", stems("signer>=3", "sign", at_least=3)),
        ('title:"accord signé">=2', stems('"accord signé">=2', "accord", "sign", zones=("title",), at_least=2)),
        ("lang:FR", InLanguage(language="fr")),
        ("source:Échos", FromSource(name="echos")),
        ('source:"Journal « Bavard »"', FromSource(name="journal « bavard »")),
        (
            'source:"Le “Bavard”" AND source:«Monde»',
            AllOf(clauses=(FromSource(name="le “bavard”"), FromSource(name="monde"))),
        ),
        ("“accord cadre" + '"', stems('"accord cadre"', "accord", "cadr")),
        ('source:"Le  Monde*"', FromSource(name="le monde", is_prefix=True)),
        ("since:2026-11-01", Published(since=date(2026, 11, 1))),
        ("until:2026-11-30", Published(until=date(2026, 11, 30))),
        ("-signer", NoneOf(clause=stems("signer", "sign"))),
        ("lang:(fr OR en)", AnyOf(clauses=(InLanguage(language="fr"), InLanguage(language="en")))),
        (r"inria\!", stems("inria!", "inri")),
        (" \n", EVERYTHING),
    ],
)
def test_a_query_is_read_into_clauses(query: str, clause: Clause) -> None:
    assert parse_query(query) == clause


@pytest.mark.parametrize(
    "query",
    [
        'contrat NEAR/5 "marché public"',
        'title:contrat NEAR/5 "marché public"',
        'NOT (a OR contrat NEAR/5 "marché public")',
    ],
)
def test_near_binds_tighter_than_any_operator(query: str) -> None:
    clause = parse_query(query)
    while not isinstance(clause, Near):
        clause = clause.clause if isinstance(clause, NoneOf) else clause.clauses[-1]  # type: ignore[union-attr]
    assert (clause.left.parts, clause.right.parts, clause.distance) == (("contrat",), ("march", "public"), 5)
    assert clause.zones == (("title",) if query.startswith("title") else ALL)
    assert clause.written == 'contrat NEAR/5 "marché public"'


def test_near_inside_quotation_marks_is_a_word() -> None:
    assert parse_query('"a NEAR/3 b"') == stems('"a NEAR/3 b"', "a", "near", "3", "b")


def test_a_list_is_any_of_its_terms() -> None:
    clause = parse_query("title:@villes", {"villes": ["Rennes", "Le Mans", "Saint*", "Rennes"]})
    assert isinstance(clause, Listed)
    assert [term.written for term in clause.terms] == ["Rennes", "Le Mans", "Saint*"]
    assert [term.form for term in clause.terms] == [Form.STEMS, Form.STEMS, Form.PREFIX]


def test_near_a_list_is_near_any_of_its_terms_but_the_word_itself() -> None:
    clause = parse_query("rennes NEAR/3 @villes", {"villes": ["Rennes", "Brest", "Lille"]})
    assert isinstance(clause, Near)
    assert isinstance(clause.right, Listed)
    assert [term.written for term in clause.right.terms] == ["Brest", "Lille"]


def test_signs_in_the_terms_of_a_list_are_signs() -> None:
    assert parse_query("@marques", {"marques": ["Yahoo! (France)"]}) == stems("Yahoo! (France)", "yahoo", "franc")


@pytest.mark.parametrize(
    ("query", "position", "named"),
    [
        ("inria [a TO b]", 6, "range"),
        ("inria AND >5", 10, "comparison"),
        ("inira~", 0, "fuzzy"),
        ('"deux mots"~3', 0, "NEAR/3"),
        ("/inria.*/", 0, "regular expression"),
        ("inria^2", 0, "boost"),
        ("a && b", 2, "&&"),
        ("a || b", 2, "||"),
        ("a !b", 2, "!b"),
        ("microsoft>2", 0, "microsoft>2"),
        ("microsoft>=deux", 0, "microsoft>=deux"),
        ("inria microsoft>=0", 6, "at least 1"),
        ("chapo:inria", 0, "filters lang, source, since, until"),
        ("title:(a OR source:b)", 12, "inside title:"),
        ("source:(a OR title:b)", 13, "inside source:"),
        ("lang:français", 5, "two letters"),
        ("since:hier", 6, "since:2026-11-01"),
        ("until:2026-02-30", 6, "until:2026-11-01"),
        ("since:20261101", 6, "no day"),
        ("source:*", 7, "names no source"),
        ("source:=Monde", 7, "plain value"),
        ("a NEAR/3", 2, "between two words"),
        ("NEAR/3 a", 0, "between two words"),
        ("a NEAR b", 2, "between two words"),
        ("a AND NEAR/3 b", 6, "between two words"),
        ("(a OR b) NEAR/3 c", 9, "between two words"),
        ("a NEAR/3 b NEAR/3 c", 11, "between two words"),
        ("x a NEAR/0 b", 2, "from 1 to 20"),
        ("a NEAR/21 b", 0, "from 1 to 20"),
        (f"a NEAR/{'9' * 5000} b", 0, "from 1 to 20"),
        ("signer NEAR/3 signé", 0, "signer>=2"),
        ("a>=2 NEAR/3 b", 0, "beside NEAR"),
        ('a NEAR/3 "b c"d', 14, "'d' cannot stand here"),
        ("=sign*", 0, "leave out = or *"),
        ("Microsoft : inria", 0, "no zone 'Microsoft'"),
        ("title:(a OR lead:b)", 12, "inside title:"),
        ("inria AND", 9, "too early"),
        ("(inria", 6, "too early"),
        ("inria)", 5, "')'"),
        ("AND inria", 0, "'AND'"),
        ('inria "accord', 6, "never closed"),
        ("inria « accord", 6, "never closed"),
        ("Microsoft - Inria", 10, "without a space"),
        ("a OR b c", 0, "add parentheses"),
        ("a b OR c", 0, "add parentheses"),
        ("a OR -b", 5, "parentheses"),
        ("+a OR b", 0, "parentheses"),
        ("*", 0, "no word"),
        ("inria ...", 6, "no word"),
        ('""', 0, "no word"),
        ("inri?", 0, "wildcard"),
        ('"accord cad*"', 0, "wildcard"),
        ("co-entr*", 0, "several words"),
        ("par*nariat", 0, "wildcard"),
        ("a @villes", 2, "no list is defined"),
    ],
)
def test_a_query_that_cannot_be_read_says_where(query: str, position: int, named: str) -> None:
    bad = refused(query)
    assert bad.position == position
    assert named in bad.problem


def test_the_message_has_a_caret_under_the_place() -> None:
    assert str(refused("inria\nAND (rennes OR\n  chapo:x)")).endswith("\n    chapo:x)\n    ^")


@pytest.mark.parametrize("query", ["(" * 5000 + "a" + ")" * 5000, "NOT " * 5000 + "a"])
def test_a_query_deeper_than_any_person_writes_is_refused(query: str) -> None:
    assert "more than 40 levels" in refused(query).problem


@pytest.mark.parametrize(
    ("lists", "named"),
    [
        ({"pays": ["Chili"], "ports": ["Brest"]}, "there is no list @villes; lists are @pays, @ports"),
        ({"villes": []}, "the list @villes is empty"),
        ({"villes": ["Brest", "…"]}, "holds '…', which is no word"),
        ({"villes": ["Saint Br*"]}, "holds 'Saint Br*'"),
    ],
)
def test_a_list_that_cannot_be_used_is_named(lists: dict[str, list[str]], named: str) -> None:
    assert named in refused("@villes", lists).problem


def test_partners_are_a_list_only_where_their_file_is_configured() -> None:
    problem = "there is no list @partners; no file of partners is configured ([topic] partners)"
    assert refused("@partners", {"pays": ["Chili"]}).problem == problem


@given(queries)
def test_whatever_is_read_travels_between_processes(query: str) -> None:
    clause = readable(query)
    assert pickle.loads(pickle.dumps(clause)) == clause


@given(st.text("ab \"'()=>@*:/-+~^[]{}\\!&|?<N2\n\ue000«", max_size=25))
def test_whatever_a_person_types_is_read_or_refused_with_a_place_in_it(query: str) -> None:
    try:
        clause = parse_query(query, LISTS)
    except BadQuery as bad:
        place = bad.position
        assert place in range(len(query) + 1)
    else:
        assert isinstance(clause, Clause)
