"""A topic says whether an article is on it and why, and refuses a query that it would only half understand."""

from __future__ import annotations

import pickle

import pytest

from crawler.errors import BadTopic
from crawler.topic import Topic, compile_topic
from store.types import Article

ARTICLE = Article(
    url="http://dsi-magazine.example/accord",
    title="L’éditeur et l’Inria signent des partenariats",
    standfirst="Un accord-cadre de l'État, aujourd’hui à Rennes",
    body="Le cœur du sujet : deux coentreprises.\nMicrosoft\nFrance y investira, ont signé les parties.",
)


def found(query: str, article: Article = ARTICLE) -> tuple[str, ...] | None:
    match = Topic("t", query).match(article)
    return None if match is None else match.found


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("partenariat", ("title:partenariat",)),
        ("PARTENARIATS", ("title:PARTENARIATS",)),
        ("signer", ("body:signer",)),
        ("investir", ("body:investir",)),
        ("éditeur", ("title:éditeur",)),
        ("editeur", ("title:editeur",)),
        ("coeur", ("body:coeur",)),
        ("cœur", ("body:cœur",)),
        ("etat", ("lead:etat",)),
        ("l’État", ("lead:l’État",)),
        ("aujourd'hui", ("lead:aujourd'hui",)),
        ("coentrepr*", ("body:coentrepr*",)),
        ("Étai*", None),
        ("hui", None),
        ("partenaire", None),
    ],
)
def test_a_word_is_found_in_its_inflections_and_spellings(query: str, terms: tuple[str, ...] | None) -> None:
    assert found(query) == terms


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ('"accord cadre"', True),
        ('"accords-cadres"', True),
        ("accord-cadre", True),
        ("« accord cadre »", True),
        ("“accord cadre”", True),
        ('"cadre accord"', False),
        ('"accord État"', False),
        ('"un accord cadre de l\'État ?"', True),
        ('"microsoft france"', False),  # a paragraph lies between them
    ],
)
def test_a_phrase_is_its_stems_in_sequence_within_a_paragraph(query: str, matches: bool) -> None:
    assert (found(query) is not None) == matches


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("inria rennes", True),
        ("inria brest", False),
        ("inria AND brest", False),
        ("inria OR brest", True),
        ("brest OR inria AND lille", False),
        ("brest OR inria AND rennes", True),
        ("(brest OR inria) (lille OR rennes)", True),
        ("inria NOT brest", True),
        ("inria -rennes", False),
        ("+inria +rennes", True),
        ("inria -(brest OR rennes)", False),
        ("inria OR NOT rennes", True),
        ("NOT brest", True),
        ("NOT (inria AND rennes)", False),
        ("title:inria", True),
        ("body:inria", False),
        ("lead:(inria OR rennes)", True),
        ('title:"signent des partenariats"', True),
        ("-title:rennes", True),
        ("title: inria", True),
        ("et ou", False),  # operators are written in capitals: these are words
    ],
)
def test_operators_and_zones_combine(query: str, matches: bool) -> None:
    assert (found(query) is not None) == matches


def test_found_names_what_carried_the_match_in_query_order_and_best_zone() -> None:
    query = '(microsoft AND brest OR "accord cadre") AND inria AND body:microsoft AND NOT lille AND inria'
    assert found(query) == ('lead:"accord cadre"', "title:inria", "body:microsoft")


@pytest.mark.parametrize("query", ["", "  \n"])
def test_an_empty_query_matches_everything(query: str) -> None:
    assert found(query) == ()
    assert found(query, Article(url="u", title="", body="")) == ()


def test_a_match_carries_the_name_of_its_topic() -> None:
    match = compile_topic("Rennes", "rennes").match(ARTICLE)
    assert match is not None
    assert match.topic == "Rennes"


def test_a_topic_read_in_one_process_judges_in_another() -> None:
    topic = compile_topic("t", '(brest OR inria) AND "accord cadre" AND NOT lille AND coentr*')
    travelled = pickle.loads(pickle.dumps(topic))
    assert travelled == topic
    assert travelled.match(ARTICLE) == topic.match(ARTICLE)


@pytest.mark.parametrize(
    ("query", "place", "named"),
    [
        ("inria [a TO b]", "column 7", "range"),
        ("inria AND >5", "column 11", "comparison"),
        ("<5", "column 1", "comparison"),
        ("inira~", "column 1", "fuzzy"),
        ('"deux mots"~3', "column 1", "proximity"),
        ("/inria.*/", "column 1", "regular expression"),
        ("inria^2", "column 1", "boost"),
        ("inria~1.2.3", "column 6", "~ and ^"),
        ("microsoft>=2", "column 1", "microsoft>=2"),
        ("=partenariat", "column 1", "=partenariat"),
        ("@partners", "column 1", "@partners"),
        ("a NEAR/3 b", "column 3", "NEAR/3"),
        ("a && b", "column 3", "&&"),
        ("a || b", "column 3", "||"),
        ("a !b", "column 3", "!b"),
    ],
)
def test_what_luqum_reads_and_we_do_not_judge_is_refused_by_name(query: str, place: str, named: str) -> None:
    with pytest.raises(BadTopic) as bad:
        Topic("t", query)
    assert f"{place}: " in bad.value.problem
    assert named in bad.value.problem
    assert "supported" in bad.value.problem


@pytest.mark.parametrize(
    ("query", "place", "named"),
    [
        ("  chapo:inria", "column 3", "zones are title, lead, body"),
        ("Microsoft : inria", "column 1", "no zone 'Microsoft'"),
        ("title:(a OR lead:b)", "column 13", "inside the zone title"),
        ("inria AND", "column 10", "too early"),
        ("(inria", "column 7", "too early"),
        ("inria)", "column 6", "')'"),
        ("AND inria", "column 1", "'AND'"),
        ('inria "accord', "column 7", "never closed"),
        ("inria « accord", "column 7", "never closed"),
        ("Microsoft - Inria", "column 11", "without a space"),
        ("a OR b c", "column 1", "add parentheses"),
        ("a b OR c", "column 1", "add parentheses"),
        ("a OR -b", "column 6", "parentheses"),
        ("+a OR b", "column 1", "parentheses"),
        ("*", "column 1", "no word"),
        ("inria ...", "column 7", "no word"),
        ('""', "column 1", "no word"),
        ("par*nariat", "column 1", "wildcard"),
        ("inri?", "column 1", "wildcard"),
        ('"accord cad*"', "column 1", "wildcard"),
        ("co-entr*", "column 1", "several words"),
        ("inria\nAND (rennes OR\n  chapo:x)", "line 3, column 3", "no zone"),
        ("(" * 5000 + "a" + ")" * 5000, "column", "levels"),
        ("NOT " * 5000 + "a", "column", "levels"),
    ],
)
def test_a_query_that_cannot_be_read_says_where(query: str, place: str, named: str) -> None:
    with pytest.raises(BadTopic) as bad:
        Topic("t", query)
    assert bad.value.problem.startswith(place)
    assert named in bad.value.problem


def test_an_escaped_sign_is_the_sign_itself() -> None:
    assert found(r"inria\!") == ("title:inria!",)
