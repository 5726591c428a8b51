"""Lines that credit an agency for the text: kept as its credit, and no part of it; sentences that name one stay."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, BODY, page, read


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Avec AFP", "AFP"),
        ("(avec AFP)", "AFP"),
        ("Avec l'Agence France-Presse", "AFP"),
        ("With Agence France-Presse", "AFP"),
        ("LeCourrier.fr avec AFP", "AFP"),
        ("La rédaction avec Belga", "Belga"),
        ("Jeanne Le Goff, avec Reuters", "Reuters"),
        ("Reuters contributed to this report.", "Reuters"),
    ],
)
def test_a_line_that_credits_an_agency_is_no_text(line: str, agency: str, place: str):
    html = f"<p>{line}</p>{ARTICLE}" if place == "above" else f"{ARTICLE}<p>{line}</p>"
    article = read(page(html))
    assert (article.credit, article.body) == (agency, BODY)
    assert agency not in article.authors


@pytest.mark.parametrize(
    "sentence",
    ["OpenAI signe avec Reuters", "L'éditeur a signé avec Reuters.", "Les journalistes de l'AFP ont manifesté."],
)
def test_a_line_that_tells_of_an_agency_is_text_and_credits_nobody(sentence: str):
    article = read(page(f"{ARTICLE}<h3>{sentence}</h3>{ARTICLE}".replace("mardi", "jeudi", 1)))
    assert (article.credit, sentence in article.body) == ("", True)
