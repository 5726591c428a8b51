"""Words looked for in all short texts of a page at once."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from crawler.extract.page.outline import outline
from crawler.extract.page.searching import one_text, places_with

TEXTS = ("Par Nadia Belle", "", "Réservé aux abonnés", "Abonnez-vous, abonnés !", "Auteur")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (("abonn",), [2, 3]),
        (("auteur", "belle"), [0, 4]),
        (("par", "abonn", "réserv"), [0, 2, 3]),
        (("vousauteur", "belleréservé"), []),
        ((), []),
    ],
)
def test_texts_are_found_by_their_words_whatever_their_case(words: tuple[str, ...], places: list[int]) -> None:
    assert places_with(words, one_text(TEXTS)) == places


def test_no_text_has_any_word() -> None:
    assert places_with(("abonn",), one_text([])) == []


def test_elements_are_found_by_class_and_id_in_order() -> None:
    page = document_fromstring(
        '<body><div id="Fil-Ariane"><p class="x">Accueil</p></div><p class="auteur\nariane">Nadia Belle</p></body>'
    )
    assert [element.tag for element in outline(page).called("ariane", "auteur")] == ["div", "p"]
