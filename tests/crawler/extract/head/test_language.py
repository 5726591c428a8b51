"""The language of a text, by its words; what its page declares counts where they are few."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import page, paragraphs, read

TEXTS = {
    "fr": "Le conseil régional a adopté jeudi un plan de soutien aux ports de pêche, doté de douze millions d'euros.",
    "en": "The regional council adopted a plan to support its harbours on Thursday, with twelve million a year.",
    "de": "Der Regionalrat hat am Donnerstag einen Plan für die Häfen beschlossen, mit zwölf Millionen im Jahr.",
    "es": "El consejo regional aprobó el jueves un plan de apoyo a los puertos, dotado con doce millones de euros.",
    "it": "Il consiglio regionale ha approvato giovedì un piano di sostegno ai porti, con dodici milioni di euro.",
    "nl": "De regionale raad heeft donderdag een plan goedgekeurd om de havens te steunen, met twaalf miljoen euro.",
    "pt": "O conselho regional aprovou na quinta-feira um plano de apoio aos portos, com doze milhões de euros.",
}


@pytest.mark.parametrize("declared", ["", "en-US", "fr"])
@pytest.mark.parametrize("language", TEXTS)
def test_one_sentence_decides_whatever_the_template_declares(language: str, declared: str):
    assert read(page(paragraphs(TEXTS[language]), lang=declared)).language == language


@pytest.mark.parametrize("text", ["Pêche : le port rouvre lundi, après trois mois de travaux.", "Trop court."])
def test_a_few_words_decide_nothing(text: str):
    assert read(page(paragraphs(f"{text} {'Ar porzh-mor. ' * 5}"), lang="br")).language == "br"
