"""The tree that a page is read from is what a browser would build of it."""

from __future__ import annotations

import re

import pytest
from lxml.html import document_fromstring

from crawler.extract import extract
from crawler.extract.page.outline import outline
from crawler.extract.page.parsing import read_page


def test_a_page_that_leaves_out_its_body_tag_keeps_its_paragraphs() -> None:
    """HTML5 lets `<body>` go; libxml2 then takes an article for a part of the head."""
    paragraphs = [f"Le quai numéro {number} du port de Redon rouvre jeudi, dit le registre." for number in range(4)]
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f"<!doctype html><html lang=fr><title>Quais</title><article><h1>Quais</h1>{markup}</article></html>"
    assert extract(html.encode(), "http://a.example/1").body.split("\n") == paragraphs


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("<ruby>弾劾<rp>（</rp><rt>だんがい</rt><rp>）</rp></ruby>", "弾劾（だんがい）"),
        ("<ruby>弾劾<rt>だんがい</rt></ruby>", "弾劾"),
    ],
)
def test_how_a_word_is_read_stands_in_the_line_only_with_its_parentheses(word: str, read: str) -> None:
    tree = document_fromstring(f"<p>韓国の{word}訴追案。</p>")
    assert [block.text for block in outline(tree)] == [f"韓国の{read}訴追案。"]


def test_names_that_a_word_processor_marked_stay_in_their_sentence() -> None:
    names = "<st1:PersonName productid='La Rochelle' w:st='on'>La Rochelle</st1:PersonName>"
    tree = document_fromstring(f"<div><p>Le maire de {names} a reçu le préfet.<o:p></o:p></p><p>Et l'a dit.</p></div>")
    assert [block.text for block in outline(tree)] == ["Le maire de La Rochelle a reçu le préfet.", "Et l'a dit."]


@pytest.mark.parametrize("break_", ["\x0b", "\x0c"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_office_programs_part_words_with_parts_words(break_: str, encoding: str) -> None:
    html = f"<html><body><p>Le quai rouvre{break_}jeudi.</p></body></html>"
    assert [block.text for block in outline(read_page(html.encode(encoding), "").tree)] == ["Le quai rouvre jeudi."]


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("La ville a ouvert sa <entreprise id='7'>Facebook</entreprise> page en mars.",) * 2,
        ("La ville paie <entreprise id='7'>Orange</entreprise>, et la région aussi.",) * 2,
        ("<entreprise id='7'>Orange</entreprise> a signé mardi avec la région.",) * 2,
    ],
)
def test_words_that_an_editor_marked_in_elements_of_its_own_stay_in_their_sentence(marked: str, told: str) -> None:
    told = re.sub("<[^>]*>", "", told)
    assert [block.text for block in outline(document_fromstring(f"<div><p>{marked}</p></div>"))] == [told]


def test_an_element_of_the_site_between_sentences_is_a_block() -> None:
    html = "<div><p>Le quai rouvre.<un-bouton>Partager</un-bouton></p><un-encart>Abonnez-vous</un-encart></div>"
    texts = ["Le quai rouvre.", "Partager", "Abonnez-vous"]
    assert [block.text for block in outline(document_fromstring(html))] == texts


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Le quai rou<img src='/a.jpg' align='right'>vre jeudi.", ["Le quai rouvre jeudi."]),
        ("Le quai rouvre<img src='/a.jpg'>Photo du port", ["Le quai rouvre", "Photo du port"]),
    ],
)
def test_a_picture_that_was_dropped_into_a_word_does_not_cut_it(line: str, told: list[str]) -> None:
    assert [block.text for block in outline(document_fromstring(f"<div><p>{line}</p></div>"))] == told


def test_an_empty_element_that_is_called_a_break_is_one() -> None:
    html = "<div><b>Un quai rouvert</b><span class='part br'></span>Le maire l'a <span class='br'>dit</span>.</div>"
    assert [block.text for block in outline(document_fromstring(html))] == ["Un quai rouvert", "Le maire l'a dit."]


def test_a_headline_that_is_printed_for_two_sizes_of_screen_is_one() -> None:
    headline = "La halle de Rive-Neuve rouvre enfin ses portes"
    html = (
        f"<div><h2><span class='a1'>{headline}</span> <a href='/halle'>{headline}</a></h2><p>Encore et encore</p></div>"
    )
    first, second = outline(document_fromstring(html))
    assert (first.text, first.is_link) == (headline, True)
    assert second.text == "Encore et encore"
