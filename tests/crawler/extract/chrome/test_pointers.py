"""Pointers to other pages go with their labels, with and without their links; sentences of the same words stay."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, page, paragraphs, read

HEADLINE = "À la région, les raisons d’une crise qui s’éternise"
LINK = f"<a href='/economie/crise-1.html'>{HEADLINE}</a>"


def _between(html: str) -> str:
    return read(page(paragraphs(FIRST, SECOND), html, paragraphs(THIRD))).body


@pytest.mark.parametrize(
    "label",
    [
        "Lire l’entretien", "Lire nos explications", "Lire le reportage de notre envoyée spéciale", "Voir le diaporama",
        "Article réservé à nos abonnés Lire l’analyse", "Écouter notre podcast", "Revoir le débat",
        "Relire notre portrait", "Notre décryptage", "Nos explications", "Suivre notre direct", "Consulter notre carte",
        "Read our review", "Watch the full interview",
    ],
)  # fmt: skip
def test_a_pointer_to_a_story_goes_with_and_without_its_link(label: str):
    pointers = (
        f"<p>{label} : {LINK}</p>",
        f"<p>{label} :</p><p>{LINK}</p>",
        f"<p>{label} : {HEADLINE}</p>",
        f"<p>{label} :</p>",
    )
    assert [_between(pointer) for pointer in pointers] == [BODY] * len(pointers)


@pytest.mark.parametrize("label", ["Le récit", "Analyse", "En images", "Lire sur le blog", "Le contexte"])
def test_any_label_goes_with_the_link_below_it(label: str):
    assert _between(f"<p>{label} :</p><p>{LINK}</p>") == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "Lire la suite : un plaisir que les enfants redécouvrent à la bibliothèque.",
        "Lire le portrait d’un patron ne dit rien de son entreprise.",
        "Suivre le direct : voilà ce que font désormais un Français sur deux le soir des élections.",
        "Notre enquête : elle a duré six mois et compte cent vingt témoins.",
        "Notre série : « La région qui forme », dix épisodes sur France Culture.",
        "« Regarder la carte : tout est là », sourit le géographe.",
        "Notre dossier : trop lourd, trop lent, répondent les élus.",
        "Suivre la série : Arte, chaque jeudi.",
        "Lire l’avis de la commission : c’est ce que le maire a refusé de faire.",
        "Notre note : 4/5",
        "Parmi les signataires :",
    ],
)
def test_a_sentence_that_begins_like_a_pointer_stays(sentence: str):
    assert sentence in _between(f"<p>{sentence}</p>").split("\n")
