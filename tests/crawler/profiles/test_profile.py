"""The built-in profile is a configuration that works as it is, and its query knows an agreement when it reads one."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawler.batch import TopicRequest
from crawler.judging.evaluation import judge_all, topic_counts, worst
from crawler.judging.labelled import read_labelled
from crawler.judging.subject import Subject
from crawler.judging.topic import Topic
from store.types import Article

PROFILES = files("crawler") / "profiles"
PROFILE: dict[str, Any] = tomllib.loads((PROFILES / "microsoft_france.toml").read_text(encoding="utf-8"))
#: Short press texts, invented for this; half of them are on the topic, and none of them is easy.
PRESS_LINES = Path(__file__).parent / "press_lines.jsonl"
SOURCES: list[dict[str, Any]] = PROFILE["source"]


@pytest.fixture(scope="module")
def subject() -> Subject:
    table = PROFILE["topic"]
    partners = (PROFILES / table["partners"]).read_text(encoding="utf-8")
    request = TopicRequest(
        name=table["name"],
        query=table["query"],
        partners=partners,
        lists=table["lists"],
    )
    return Subject.of(request)


@pytest.fixture(scope="module")
def topic(subject: Subject) -> Topic:
    return subject.topic


def test_the_profile_names_neither_a_person_nor_a_place_to_store() -> None:
    assert set(PROFILE) == {"topic", "source"}


def test_the_profile_watches_at_least_45_sources_each_once() -> None:
    names = [source["name"] for source in SOURCES]
    assert len(names) >= 45
    assert len(set(names)) == len(names)


def test_every_source_has_a_homepage_and_a_feed_of_its_own() -> None:
    feeds = [url for source in SOURCES for url in source["feeds"]]
    assert all(source["feeds"] for source in SOURCES)
    assert len(set(feeds)) == len(feeds)
    for url in feeds + [source["homepage"] for source in SOURCES]:
        assert urlsplit(url).scheme in {"http", "https"}
        assert urlsplit(url).hostname


def test_no_source_has_a_key_that_the_configuration_does_not_know() -> None:
    known = {"name", "homepage", "feeds", "sitemaps", "sections", "owner", "kind"}
    assert not {key for source in SOURCES for key in source} - known


def test_the_newsroom_of_the_company_is_watched() -> None:
    assert "https://news.microsoft.com/fr-fr/feed/" in [url for source in SOURCES for url in source["feeds"]]


def test_newsrooms_are_told_from_the_press_and_titles_of_one_group_are_known() -> None:
    kinds = {source["name"] for source in SOURCES if source.get("kind") == "press_release"}
    assert {"Microsoft France newsroom", "economie.gouv.fr", "Cigref"} <= kinds
    owners = [source["owner"] for source in SOURCES if "owner" in source]
    assert sum(owners.count(owner) > 1 for owner in set(owners)) >= 5


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Microsoft et une mutuelle nantaise signent pour trois ans", "Le contrat porte sur Azure."),
        ("Le ministère choisit Microsoft", "La messagerie des agents change d'hébergeur."),
        ("Deux associations reçoivent des ordinateurs", "Un mécénat de la filiale Microsoft France."),
        ("Une coentreprise pour le cloud de confiance", "Le groupe français s'y lie avec Microsoft."),
        ("Une chaire sur les données ouvre à Rennes", "L'université la finance avec Microsoft."),
        ("Office équipera les lycées bretons", "La région a passé un accord-cadre avec Microsoft."),
        ("Microsoft veut labelliser des spécialistes des PME", "L'éditeur a réuni à Lyon son réseau."),
    ],
)
def test_an_agreement_in_france_is_on_the_topic(topic: Topic, title: str, body: str) -> None:
    assert topic.match(Article(url="http://dsi-magazine.example/1", title=title, body=body))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Microsoft corrige une faille de Windows", "Un accord de divulgation liait le chercheur français."),
        ("Google signe avec un assureur parisien", "L'accord suit celui conclu avec Microsoft."),
        ("Microsoft signe avec le Maroc", "Le partenariat a été paraphé, dit la filiale française."),
        ("Microsoft et un opérateur espagnol signent un accord", "Le contrat couvre Madrid."),
        ("La mairie de Lyon refait ses toits", "Un partenariat avec la région, par un appel d'offres."),
        ("Microsoft présente une tablette", "Elle arrive en France en mars."),
    ],
)
def test_what_is_no_agreement_with_microsoft_in_france_is_off_topic(topic: Topic, title: str, body: str) -> None:
    assert topic.match(Article(url="http://dsi-magazine.example/2", title=title, body=body)) is None


def test_press_lines_are_told_apart(subject: Subject) -> None:
    lines = PRESS_LINES.read_text(encoding="utf-8").splitlines()
    judged = judge_all(subject, map(read_labelled, lines))
    counts = topic_counts(judged)
    wrong = [each.labelled.article.title for each in worst(judged)]
    assert len(judged) >= 100
    assert counts.precision is not None
    assert counts.precision >= 0.95, wrong
    assert counts.recall is not None
    assert counts.recall >= 0.95, wrong
