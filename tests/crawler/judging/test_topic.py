"""A topic says whether an article is on it and why, in the language of `store.query.parsing`."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime

import pytest

from crawler.errors import BadTopic
from crawler.judging.topic import Topic, compile_topic
from store.errors import BadQuery
from store.types import Article

ARTICLE = Article(
    url="http://dsi-magazine.example/accord",
    title="L’éditeur et l’Inria signent des partenariats",
    standfirst="Un accord-cadre de l'État, aujourd’hui à Rennes",
    body="Le cœur du sujet : deux coentreprises.\nMicrosoft\nFrance y investira, ont signé les parties.",
    language="fr",
    published_at=datetime(2026, 11, 1, 23, 30, tzinfo=UTC),
)
UNDATED = Article(url="http://dsi-magazine.example/sans-date", title="Inria", body="")


def found(query: str, article: Article = ARTICLE) -> tuple[str, ...] | None:
    match = Topic("t", query).match(article)
    return None if match is None else match.found


def test_found_names_what_carried_the_match_in_query_order_and_best_zone() -> None:
    query = '(microsoft AND brest OR "accord cadre") AND inria AND body:microsoft AND NOT lille AND inria'
    assert found(query) == ('lead:"accord cadre"', "title:inria", "body:microsoft")


def test_an_article_off_the_topic_has_no_match() -> None:
    assert found("inria AND brest") is None


def test_near_and_frequencies_are_named_as_they_are_written() -> None:
    assert found("inria NEAR/3 partenariat AND signer>=2") == (
        "title:inria NEAR/3 partenariat",
        "title:signer>=2",
    )


@pytest.mark.parametrize("query", ["", "  \n"])
def test_an_empty_query_matches_everything(query: str) -> None:
    assert found(query) == ()
    assert found(query, Article(url="u", title="", body="")) == ()


def test_a_match_carries_the_name_of_its_topic() -> None:
    match = compile_topic("Rennes", "rennes").match(ARTICLE)
    assert match is not None
    assert match.topic == "Rennes"


def test_a_topic_read_in_one_process_judges_in_another() -> None:
    topic = compile_topic("t", '(brest OR inria) AND "accord cadre" AND NOT lille AND coentr* AND lang:fr')
    travelled = pickle.loads(pickle.dumps(topic))
    assert travelled == topic
    assert travelled.match(ARTICLE) == topic.match(ARTICLE)


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("lang:fr", True),
        ("lang:en", False),
        ('source:"dsi magazine"', True),
        ("source:quotidien", False),
        ("until:2026-11-01", True),
        ("since:2026-11-02", False),
    ],
)
def test_a_topic_may_ask_the_facts_of_an_article(query: str, matches: bool) -> None:
    seen_at = datetime(2026, 11, 2, tzinfo=UTC)
    match = Topic("t", query).match(ARTICLE, source="DSI Magazine", seen_at=seen_at)
    assert (match is not None) == matches


def test_a_topic_knows_its_lists() -> None:
    rennes = compile_topic("t", "@villes", {"villes": ["Brest", "Rennes"]})
    match = rennes.match(ARTICLE)
    assert match is not None
    assert match.found == ("lead:Rennes",)
    assert rennes != compile_topic("t", "@villes", {"villes": ["Brest"]})


def test_an_article_without_a_date_counts_from_when_it_was_seen() -> None:
    topic = Topic("t", "since:2026-11-02")
    assert topic.match(UNDATED, seen_at=datetime(2026, 11, 2, tzinfo=UTC)) is not None
    assert topic.match(UNDATED) is None


def test_a_query_that_cannot_be_read_says_where() -> None:
    with pytest.raises(BadTopic) as bad:
        Topic("t", "inria AND chapo:rennes")
    assert bad.value.problem.startswith("column 11: there is no zone 'chapo'")
    assert bad.value.problem.endswith("inria AND chapo:rennes\n            ^")
    assert isinstance(bad.value.__cause__, BadQuery)
