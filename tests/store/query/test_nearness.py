"""What nearly answers a query lacks one condition, and has its subject."""

from __future__ import annotations

import pytest

from store.query.matching import ReadText
from store.query.nearness import may_be_near, near_miss
from store.query.parsing import parse_query
from store.query.scale import DEFAULT_SCALE, Scale
from store.query.scoring import assess

QUERY = "inria AND (accord OR contrat) AND rennes"


def is_near(query: str, title: str, body: str = "", scale: Scale = DEFAULT_SCALE) -> bool:
    text, clause = ReadText(title, "", body, language="fr"), parse_query(query)
    found = near_miss(assess(text, clause, scale), scale) is not None
    assert may_be_near(text, clause, scale) or not found
    return found


@pytest.mark.parametrize(
    ("title", "near"),
    [
        ("L'Inria à Rennes", True),  # no agreement
        ("L'Inria signe un accord", True),  # not in Rennes
        ("Un accord à Rennes", False),  # the subject is missing
        ("L'Inria", False),  # two conditions are missing
        ("La mairie refait ses toits", False),
    ],
)
def test_one_condition_may_be_missing_but_not_the_subject(title: str, near: bool) -> None:
    assert is_near(QUERY, title) == near


def test_a_passing_word_in_the_body_is_no_near_miss() -> None:
    assert not is_near(QUERY, "Dix ans de recherche", "L'Inria est à Rennes.")


def test_from_which_score_is_configured() -> None:
    assert is_near(QUERY, "Dix ans de recherche", "L'Inria est à Rennes.", Scale(near_miss=0.1))


def test_what_is_excluded_is_near() -> None:
    assert is_near("inria AND accord AND NOT title:bourse", "L'Inria, un accord et la bourse")


def test_two_words_not_near_enough_are_near() -> None:
    text = "L'Inria a signé, après des mois de négociations, un accord."
    assert is_near("inria NEAR/3 accord AND signer", text)


def test_the_subject_in_another_zone_is_a_trace_of_it() -> None:
    assert is_near("title:inria AND (accord OR contrat) AND rennes", "Un accord, un contrat à Rennes", "Avec l'Inria.")


def test_of_alternatives_the_nearest_counts() -> None:
    assert is_near(f"(digue AND quai) OR ({QUERY})", "L'Inria à Rennes")


def test_another_language_is_not_near() -> None:
    assert not is_near("inria AND accord AND lang:en", "L'Inria signe un accord")


@pytest.mark.parametrize(
    ("query", "may_be"),
    [
        ("inria AND accord", True),
        ("inria AND accord AND digue", False),
        ("inria AND (accord AND digue)", False),
        ("inria AND (accord OR (digue AND quai))", True),
        ("(digue AND quai) OR (inria AND accord)", True),
        ("inria AND NOT rennes", True),
        ("inria AND lang:en", False),
        ("accord", False),
    ],
)
def test_an_article_that_lacks_more_than_one_condition_is_asked_no_further(query: str, may_be: bool) -> None:
    text = ReadText("L'Inria à Rennes", "", "", language="fr")
    assert may_be_near(text, parse_query(query), DEFAULT_SCALE) == may_be
