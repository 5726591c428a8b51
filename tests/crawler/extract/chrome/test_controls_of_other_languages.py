"""Controls, labels and last lines of the German, Spanish, Italian and English press are no text."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, page, paragraphs, read


@pytest.mark.parametrize(
    "control",
    [
        "Artikel teilen", "Merken", "3 Min. Lesezeit", "Fehler gefunden? Jetzt melden.",
        "Lesezeit: 3 Min.", "3 Minuten Lesezeit", "Anhören", "Kommentare",
        "Compartir", "Imprimir", "Tiempo de lectura: 3 min", "Condividi", "Stampa", "3 minuti di lettura",
        "Story continues below", "Listen to this article", "Ajouter aux favoris", "Signaler une erreur", "1 of 4", "[]",
    ],
)  # fmt: skip
def test_a_control_of_the_page_is_no_line_of_the_text(control: str):
    assert read(page(paragraphs(FIRST, control, SECOND, THIRD))).body == BODY


@pytest.mark.parametrize("label", ["Meistgelesen", "Te puede interesar", "Articoli correlati", "Auch interessant"])
def test_the_label_of_a_link_goes_with_it_where_the_text_ends(label: str):
    pointer = f'<p><strong>{label}</strong></p><p><a href="/x">Una piscina que reabre tras un año de obras</a></p>'
    assert read(page(ARTICLE, pointer)).body == BODY


def test_a_label_goes_with_the_linked_headings_under_it():
    pointer = '<section><h3>Más información</h3><h2><a href="/x">Una piscina que reabre tras un año</a></h2></section>'
    assert read(page(paragraphs(FIRST, SECOND), pointer, paragraphs(THIRD))).body == BODY


@pytest.mark.parametrize(
    "last",
    [
        "(EFE)", "Fuente: EFE", "(ANSA)", "Mit Material der dpa", "Riproduzione riservata", "Alle Rechte vorbehalten.",
        "— With assistance from Karim Osman", "The Associated Press contributed to this report.", "La Rédaction",
        "N. B. avec AFP", "A version of this article appears in print on March 5, 2026.",
        "Suscríbete para seguir leyendo", "Foto: Karim Osman",
    ],
)  # fmt: skip
def test_whom_an_article_is_taken_from_is_not_its_last_line(last: str):
    assert read(page(ARTICLE, f"<p>{last}</p>")).body == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "Companies like Facebook and Twitter have been criticised for how they moderate what is said there.",
        "The shops will support WhatsApp messages from next spring, it said on Tuesday.",
        "Users share thousands of clips on TikTok every minute, according to the regulator.",
        "Comme le dit l'affiche, « abonnez-vous » se lit désormais sur Facebook plus souvent que « bonjour ».",
    ],
)
def test_a_sentence_on_what_others_do_with_a_network_is_no_appeal(sentence: str):
    assert read(page(ARTICLE, f"<p>{sentence}</p>")).body == f"{BODY}\n{sentence}"


@pytest.mark.parametrize(
    "appeal",
    [
        "Please share this story with your friends on Facebook.",
        "You can also subscribe to our daily newsletter.",
        "Síguenos en Facebook y Twitter",
        "Cet article est paru dans notre newsletter « Nuages », abonnez-vous pour la recevoir.",
    ],
)
def test_an_appeal_to_readers_is_no_text(appeal: str):
    assert read(page(ARTICLE, f"<p>{appeal}</p>")).body == BODY
