"""A score says how well a text answers a query: where the words stand, how often, and what is missing."""

from __future__ import annotations

import pytest

from store.query.matching import ReadText
from store.query.parsing import parse_query
from store.query.scale import DEFAULT_SCALE, Scale
from store.query.scoring import ClauseFinding, assess, carrying_terms, lacking, missing, total

LISTS = {"villes": ["Rennes", "Brest"], "partenaires": ["Banque des Alizés"]}


def assessed(
    query: str, title: str = "", lead: str = "", body: str = "", scale: Scale = DEFAULT_SCALE
) -> ClauseFinding:
    return assess(ReadText(title, lead, body, language="fr"), parse_query(query, LISTS), scale)


def score(query: str, title: str = "", lead: str = "", body: str = "") -> float:
    return total(assessed(query, title, lead, body))


def test_a_word_proves_most_in_the_title_and_least_in_the_body() -> None:
    assert score("accord", title="Un accord") == 0.6
    assert score("accord", lead="Un accord") == 0.4
    assert score("accord", body="Un accord") == 0.2


def test_repetition_saturates() -> None:
    scores = [score("accord", body="Un accord. " * times) for times in (1, 2, 3, 4, 400)]
    assert scores == [0.2, 0.36, 0.488, 0.488, 0.488]


def test_the_length_of_an_article_does_not_matter() -> None:
    longer = "Un accord est signé. " + "Le reste parle des écluses. " * 500
    assert score("accord", body=longer) == score("accord", body="Un accord est signé.")


def test_zones_prove_together() -> None:
    assert score("accord", title="Accord", lead="Un accord", body="L'accord") == round(1 - 0.4 * 0.6 * 0.8, 4)


def test_all_of_is_the_mean_and_any_of_the_three_best_together() -> None:
    assert score("accord AND rennes", title="Accord", body="À Rennes.") == 0.4
    four = "digue OR quai OR ponton OR fanal"
    assert score(four, body="digue quai ponton fanal") == score(four, body="digue quai ponton")


def test_what_is_not_asked_of_words_has_no_part_in_it() -> None:
    assert score("accord AND lang:fr AND NOT brest", title="Accord") == 0.6
    assert score("lang:fr") == 1.0
    assert score("") == 1.0


def test_the_weights_are_those_of_the_scale() -> None:
    scale = Scale(title=0.9, body=0.1, most=1)
    assert total(assessed("accord", title="Accord accord", scale=scale)) == 0.9
    assert total(assessed("accord", body="Accord accord", scale=scale)) == 0.1


@pytest.mark.parametrize(
    ("query", "text", "why"),
    [
        (
            "body:(accord NEAR/3 rennes)",
            "L'accord que tous voulaient fut signé à Rennes.",
            "apart, not 3",
        ),
        ("body:accord>=3", "Un accord, deux accords.", "2 of 3 times"),
        ("title:accord", "Un accord.", "only in the body"),
        ("title:@villes", "Ils sont à Brest.", "only in the body"),
        ('body:"accord cadre"', "Le cadre de cet accord.", "its words stand apart"),
    ],
)
def test_what_almost_stands_there_is_worth_half_and_says_why(query: str, text: str, why: str) -> None:
    finding = assessed(query, body=text)
    assert not finding.holds
    assert finding.almost.endswith(why)
    assert finding.score is not None
    assert 0 < finding.score < assessed("accord OR @villes", body=text).score  # type: ignore[operator]


def test_what_stands_nowhere_is_worth_nothing() -> None:
    finding = assessed("accord NEAR/3 rennes", body="Un accord.\nÀ Rennes.")
    assert (finding.holds, finding.score, finding.almost) == (False, 0.0, "")


def test_what_is_missing_is_named() -> None:
    finding = assessed("accord AND (rennes OR brest) AND NOT digue", title="Un accord sur la digue")
    assert lacking(finding) == 2
    assert missing(finding) == ("(rennes OR brest)", "NOT digue, which stands there: title:digue")


def test_of_alternatives_the_nearest_one_is_named() -> None:
    finding = assessed('"accord cadre" OR brest', body="Le cadre de cet accord.")
    assert missing(finding) == ('("accord cadre" OR brest); almost "accord cadre" (its words stand apart)',)


def test_an_unmet_filter_is_no_small_lack() -> None:
    assert lacking(assessed("accord AND lang:en", title="Accord")) == 2


def test_terms_that_carry_a_match_are_those_that_are_found() -> None:
    query = "(accord AND brest OR @partenaires) AND @villes AND NOT digue"
    text = ReadText("La Banque des Alizés", "", "Un accord à Rennes.")
    clause = parse_query(query, LISTS)
    finding = assess(text, clause, DEFAULT_SCALE)
    assert list(carrying_terms(finding)) == text.found(clause) == ["title:Banque des Alizés", "body:Rennes"]
