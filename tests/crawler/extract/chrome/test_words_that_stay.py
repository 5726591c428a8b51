"""What is cut out of the tree takes no word out of a sentence and no heading out of the text."""

from __future__ import annotations

import re

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, BODY, FIRST, SECOND, THIRD, page, paragraphs, read

TOLD = "La région a choisi Calanque pour équiper ses lycées, ce que deux maires ont critiqué mardi devant la presse."


@pytest.mark.parametrize(
    "name", ["article-tag", "keyword", "related-link", "sponsored", "author", "menu-link", "more-info"]
)
def test_a_word_of_a_sentence_stays_whatever_its_element_is_called(name: str):
    linked = TOLD.replace("Calanque", f'<a class="{name}" href="/calanque">Calanque</a>')
    assert read(page(f"<p>{linked}</p>", ARTICLE)).body == f"{TOLD}\n{BODY}"


def test_a_keyword_that_opens_a_sentence_stays():
    text = "Calanque équipera les lycées de la région, ce que deux maires ont critiqué mardi devant la presse."
    linked = text.replace("Calanque", '<a class="tag" href="/calanque">Calanque</a>')
    assert read(page(f"<p>{linked}</p>", ARTICLE)).body == f"{text}\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        "Le marché de la <a href='/p'>publicité</a> en ligne a gagné dix pour cent en un an, selon le cabinet Odéon.",
        "Les <b>annonces</b> du gouvernement ont déçu les maires, qui attendaient une aide pour leurs écoles rurales.",
        "Le journal vit pour moitié de ses abonnés et pour l'autre moitié, dit son gérant, de la <i>publicité</i>.",
        "<a href='/a'>Annonces</a> et promesses se succèdent depuis trois semaines, sans qu'on sache qui paiera.",
        "La loi encadre l'<a href='/p'>affichage</a>, la <a href='/p'>publicité</a>, les enseignes et leurs panneaux.",
        "La chaîne, qui vit de la <a href='/p'>publicité</a>, perd de l'argent depuis deux ans et cherche un acheteur.",
    ],
)
def test_a_word_of_a_sentence_stays_that_labels_advertisements_elsewhere(text: str):
    article = read(page(paragraphs(FIRST, text, SECOND, THIRD)))
    assert article.body == f"{FIRST}\n{re.sub('<.*?>', '', text)}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "text",
    [
        f"{SECOND} <span>Publicité</span> {THIRD}",
        f"<span>Publicité</span> {SECOND} {THIRD}",
        f"{SECOND} {THIRD} <b>publicité</b>",
    ],
)
def test_the_label_of_an_advertisement_between_sentences_goes(text: str):
    assert read(page(paragraphs(FIRST, text))).body == f"{FIRST}\n{SECOND} {THIRD}"


def test_the_name_of_a_row_stays_that_labels_advertisements_elsewhere():
    rows = "<tr><td>Publicité</td><td>12,4</td></tr><tr><td>Abonnements</td><td>8,1</td></tr>"
    article = read(page(paragraphs(FIRST, SECOND), f"<table>{rows}</table>", paragraphs(THIRD)))
    assert "Publicité | 12,4\nAbonnements | 8,1" in article.body


def test_a_heading_in_capitals_stays_whole_that_begins_like_a_label():
    article = read(page(paragraphs(FIRST), "<h2>PUBLICITÉS TROMPEUSES</h2>", paragraphs(SECOND, THIRD)))
    assert article.body == f"{FIRST}\nPUBLICITÉS TROMPEUSES\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize("number", ["49", "L. 1121-1", "3 bis"])
def test_a_sentence_on_an_article_of_law_is_no_pointer(number: str):
    told = f"Lire l'article {number} de la <a href='/c'>loi</a> suffit à comprendre pourquoi les maires hésitent."
    article = read(page(paragraphs(FIRST, told, SECOND, THIRD)))
    assert article.body == f"{FIRST}\n{re.sub('<.*?>', '', told)}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "pointer",
    ['<a class="read-more" href="/x">En savoir plus</a>', '<span class="share"><a href="/s">Partager</a></span>'],
)
def test_what_is_so_called_after_a_sentence_goes(pointer: str):
    assert read(page(f"<p>{FIRST} {pointer}</p>", paragraphs(SECOND, THIRD))).body == BODY


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 id="toc-0">Les partages du marché</h2>',
        '<h2 id="newsletter-et-publicite">Les partages du marché</h2>',
        '<h2 class="toc-heading">Les partages du marché</h2>',
        '<h2><span class="ez-toc-section" id="x">Les partages du marché</span></h2>',
    ],
)
def test_a_heading_stays_that_a_table_of_contents_leads_to(heading: str):
    article = read(page(paragraphs(FIRST), heading, paragraphs(SECOND, THIRD)))
    assert article.body == f"{FIRST}\nLes partages du marché\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    "note",
    [
        '<sup><a href="#fn1">1</a></sup>',
        '<span class="spip_note_ref">&nbsp;[<a href="#nb1" class="spip_note">1</a>]</span>',
        '<a href="#note"><sup>*</sup></a>',
    ],
)
def test_the_number_of_a_footnote_goes(note: str):
    article = read(page(f"<p>{FIRST}{note}</p>", paragraphs(SECOND, THIRD)))
    assert article.body == BODY
    assert "note number" in {removed.rule for removed in article.removed}


def test_a_number_that_leads_to_no_note_stays():
    text = TOLD.replace("deux", '<a href="/maires">2</a>').replace(
        "mardi", "le 1<sup>er</sup> mars, à 3 m<sup>2</sup>,"
    )
    assert read(page(f"<p>{text}</p>", ARTICLE)).body.startswith("La région a choisi Calanque pour équiper ses lycées")
    assert "que 2 maires ont critiqué le 1er mars, à 3 m2," in read(page(f"<p>{text}</p>", ARTICLE)).body


@pytest.mark.parametrize("label", [" (nouvelle fenêtre)", " (ouvre un nouvel onglet)", " (opens in a new window)"])
def test_what_a_link_says_of_its_window_goes(label: str):
    linked = TOLD.replace("Calanque", f"<a href='http://c.example'>Calanque<span>{label}</span></a>")
    assert read(page(f"<p>{linked}</p>", ARTICLE)).body == f"{TOLD}\n{BODY}"


@pytest.mark.parametrize("name", ["more-info", "c-to-read", "noticia-relacionada", "same-topic", "linked-article"])
def test_paragraphs_stay_though_their_element_is_called_a_pointer(name: str):
    assert read(page(paragraphs(FIRST), f'<div class="{name}">{paragraphs(SECOND, THIRD)}</div>')).body == BODY


def test_an_entry_of_a_list_stays_that_labels_advertisements_elsewhere():
    listed = "<ul><li>Cinéma et radio</li><li>Publicité</li><li>Presse des régions</li></ul>"
    article = read(page(paragraphs(FIRST, SECOND), listed, paragraphs(THIRD)))
    assert "Cinéma et radio\nPublicité\nPresse des régions" in article.body


@pytest.mark.parametrize("label", ["Pub", "PUB", "- Pub -"])
def test_the_short_label_of_an_advertisement_goes(label: str):
    assert read(page(f"<p><small>{label}</small>{FIRST}</p><p>{label}</p>", paragraphs(SECOND, THIRD))).body == BODY


def test_a_house_that_is_a_pub_stays():
    text = f"{FIRST} Le soir, il tient un <a href='/p'>pub</a> à Cork, le <b>Pub</b> des quais."
    assert "un pub à Cork, le Pub des quais." in read(page(paragraphs(text, SECOND))).body
