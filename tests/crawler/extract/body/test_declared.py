"""The text in JSON-LD, where the page itself has hardly any."""

from __future__ import annotations

import json

import pytest

from crawler.errors import NotAnArticle
from tests.crawler.extract.extract_pages import BODY, FIRST, SECOND, THIRD, TITLE, page, paragraphs, read, rules

SHORT = "Trois phrases. Pas plus. Le reste vient d'un script qui ne sera pas exécuté ici, et la page reste donc vide."


def declared(text: str, **more: object) -> str:
    node = {"@type": "NewsArticle", "headline": "x", "articleBody": text, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_a_page_that_scripts_build_is_read_from_its_json_ld():
    assert read(page(paragraphs(SHORT), head=declared(BODY))).body == BODY


def test_a_page_without_any_text_too():
    assert read(page("<div id='root'></div>", head=declared(BODY))).body == BODY


def test_declared_markup_is_read_as_paragraphs():
    assert read(page("", head=declared(paragraphs(FIRST, SECOND, THIRD)))).body == BODY


def test_lines_of_chrome_in_it_go_as_from_the_page():
    article = read(
        page("", head=declared("\n".join((TITLE, FIRST, "Publicité", SECOND, THIRD, "Mis à jour le 3 mai 2026"))))
    )
    assert article.body == BODY
    assert rules(article) >= {"title repeated", "ad label", "date line"}


def test_what_is_for_subscribers_only_is_left_alone():
    article = read(page(paragraphs(SHORT), head=declared(BODY, isAccessibleForFree=False)))
    assert FIRST not in article.body
    with pytest.raises(NotAnArticle):
        read(page("", head=declared(BODY, isAccessibleForFree="False")))


def test_a_teaser_in_json_ld_does_not_replace_the_text():
    assert read(page(paragraphs(FIRST, SECOND, THIRD), head=declared(FIRST))).body == BODY


def test_a_text_that_is_only_somewhat_longer_does_not_replace_that_of_the_page():
    longer = "\n".join((BODY, "Abonnez-vous à notre lettre du soir, elle est gratuite et vous plaira." * 2))
    assert read(page(paragraphs(FIRST, SECOND, THIRD), head=declared(longer))).body == BODY


@pytest.mark.parametrize(
    "markup",
    [
        f'<?xml version="1.0" encoding="UTF-8"?>{paragraphs(FIRST, SECOND, THIRD)}',
        f"<!-- wp:paragraph --><p>{FIRST}</p><!-- /wp:paragraph -->{paragraphs(SECOND, THIRD)}",
        f"<p>{FIRST[:40]}<!-- more -->{FIRST[40:]}</p>{paragraphs(SECOND, THIRD)}",
        f"{paragraphs(FIRST, SECOND, THIRD)}\ud83d",
        f"\x00{paragraphs(FIRST, SECOND, THIRD)}\x0b",
    ],
)
def test_declared_markup_is_read_as_a_page_is(markup: str):
    assert read(page("", head=declared(markup))).body == BODY


def test_declared_markup_without_a_text_is_none():
    with pytest.raises(NotAnArticle):
        read(page("", head=declared(f"<?xml version='1.0'?><!-- {BODY} --></p>")))
