"""What each part of the query language means, on one article."""

from __future__ import annotations

from datetime import date

import pytest

from store.query.matching import ReadText
from store.query.parsing import parse_query

TEXT = ReadText(
    "L’éditeur et l’Inria signent des partenariats",
    "Un accord-cadre de l'État, aujourd’hui à Rennes",
    "Le cœur du sujet : deux coentreprises, et un cœur d’accord.\n\nMicrosoft\nFrance y investira, ont signé les deux.",
    source="L’Écho  des DSI",
    language="fr",
    day=date(2026, 11, 3),
)
LISTS = {"villes": ["Brest", "Rennes"], "mots": ["accord cadre", "coentr*"]}


def found(query: str) -> list[str] | None:
    return TEXT.found(parse_query(query, LISTS))


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("signer", ["title:signer"]),
        ("body:signer", ["body:signer"]),
        ("PARTENARIAT", ["title:PARTENARIAT"]),
        ("etat", ["lead:etat"]),
        ("coeur", ["body:coeur"]),
        ("=signé", ["body:=signé"]),
        ("=signer", None),
        ("=partenariat", None),
        ('="accord cadre"', ['lead:="accord cadre"']),
        ('="accords cadres"', None),
        ("coentr*", ["body:coentr*"]),
        ("@villes", ["lead:Rennes"]),
        ("@mots", ["lead:accord cadre", "body:coentr*"]),
        ("title:@villes", None),
    ],
)
def test_words_are_found_by_stem_by_form_or_by_beginning(query: str, terms: list[str] | None) -> None:
    assert found(query) == terms


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("coeur>=2", True),
        ("coeur>=3", False),
        ("accord>=2", True),  # once in the lead, once in the body
        ("body:accord>=2", False),
        ("=signent>=2", False),
        ("sign*>=2", True),
        ('"deux coentreprises">=2', False),
        ("NOT coeur>=3", True),
    ],
)
def test_a_frequency_counts_over_the_zones_asked(query: str, matches: bool) -> None:
    assert (found(query) is not None) == matches


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("éditeur NEAR/1 inria", False),
        ("éditeur NEAR/2 inria", True),
        ("inria NEAR/2 éditeur", True),
        ("inria NEAR/1 signer", True),
        ('inria NEAR/1 "des partenariats"', False),
        ('inria NEAR/2 "des partenariats"', True),
        ('"des partenariats" NEAR/2 inria', True),
        ('"éditeur et" NEAR/1 inria', True),
        ("microsoft NEAR/20 france", False),  # a paragraph lies between them
        ("partenariat NEAR/20 accord", False),  # and here a zone
        ("coentr* NEAR/1 deux", True),
        ("=deux NEAR/20 coentreprise", True),
        ("@villes NEAR/2 aujourd'hui", True),
        ('"cœur du" NEAR/5 "du sujet"', False),  # they overlap
        ("title:(inria NEAR/5 partenariat)", True),
        ("body:(inria NEAR/5 partenariat)", False),
    ],
)
def test_near_counts_steps_between_words_of_one_paragraph(query: str, matches: bool) -> None:
    assert (found(query) is not None) == matches


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("lang:fr", True),
        ("lang:en", False),
        ('source:"l\'écho des dsi"', True),
        ("source:écho", False),
        ('source:"l\'écho*"', True),
        ("since:2026-11-03 until:2026-11-03", True),
        ("since:2026-11-04", False),
        ("until:2026-11-02", False),
        ("inria AND NOT lang:en", True),
        ("brest OR lang:fr", True),
    ],
)
def test_filters_ask_the_facts_of_an_article(query: str, matches: bool) -> None:
    assert (found(query) is not None) == matches


def test_filters_and_what_is_not_wanted_are_never_named() -> None:
    assert found("lang:fr AND inria AND NOT brest") == ["title:inria"]


def test_an_article_without_a_day_is_in_no_period() -> None:
    text = ReadText("Inria", "", "")
    assert not text.holds(parse_query("since:2000-01-01"))
    assert text.holds(parse_query("NOT since:2000-01-01"))


def test_a_word_longer_than_any_is_found_by_its_beginning() -> None:
    text = ReadText("a" * 100, "", "")
    assert text.holds(parse_query("a" * 70))
    assert text.holds(parse_query("=" + "a" * 60))
    assert text.holds(parse_query("a" * 65 + "*"))
    assert not text.holds(parse_query("a" * 59))
