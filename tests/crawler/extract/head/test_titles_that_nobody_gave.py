"""Titles where the window or the `h1` says something else than the headline: untitled pages, forums, forms, signs."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, TITLE, page, read

SHARED = f'<meta property="og:title" content="{TITLE}">'


@pytest.mark.parametrize(
    "window", ["Document sans titre", "Untitled Document", "Unbenanntes Dokument", "Nouvelle page 1"]
)
def test_a_window_that_nobody_gave_a_title_says_none(window: str):
    assert read(f"<html lang='fr'><title>{window}</title><h2>{TITLE}</h2>{ARTICLE}</html>").title == TITLE


@pytest.mark.parametrize("words", ["Afficher le sujet", "Voir le sujet", "View topic", "Thema anzeigen"])
def test_what_a_forum_says_before_the_title_of_a_thread_is_none_of_it(words: str):
    html = f"<title>Le Forum • {words} - {TITLE}</title><h1>Le Forum</h1><h2><a href='/t'>{TITLE}</a></h2>{ARTICLE}"
    assert read(f"<html lang='fr'>{html}</html>").title == TITLE


def test_the_sign_of_a_permanent_link_is_not_of_the_headline():
    html = page(ARTICLE).replace(f"{TITLE}</h1>", f"{TITLE}<a class='headerlink' href='#t'>¶</a></h1>")
    assert read(html).title == TITLE


def test_of_several_h1_the_headline_is_the_one_whose_words_the_window_has():
    html = page(ARTICLE, "<h1>Les prochaines dates</h1>").replace(
        f"<title>{TITLE}", "<title>Le Journal : former mille personnes, un grand accord pour six villes"
    )
    assert read(html).title == TITLE


def test_what_is_set_below_a_headline_in_its_element_is_not_of_it():
    html = page(ARTICLE, head=SHARED).replace(
        f"{TITLE}</h1>", f"{TITLE}<small>Six villes se les partagent</small></h1>"
    )
    assert read(html).title == TITLE


def test_the_heading_of_a_form_is_not_the_headline_that_another_heading_says():
    html = page(ARTICLE, "<h1>Inscrivez-vous pour la lettre</h1>", head=SHARED)
    assert read(html.replace(f"<h1>{TITLE}</h1>", f"<h2>{TITLE}</h2>")).title == TITLE
    assert read(html.replace(f"<h1>{TITLE}</h1>", "")).title == "Inscrivez-vous pour la lettre"


@pytest.mark.parametrize("picture", ["undefined", "null", "/img/false"])
def test_what_a_template_prints_for_nothing_is_no_picture(picture: str):
    assert read(page(ARTICLE, head=f'<meta property="og:image" content="{picture}">')).image == ""


def test_a_picture_may_be_named_by_another_node():
    graph = (
        f'{{"@graph": [{{"@type": "Article", "headline": "{TITLE}", "image": {{"@id": "#photo"}}}},'
        ' {"@type": "ImageObject", "@id": "#photo", "url": "http://journal.example/a.jpg"}]}'
    )
    head = f'<script type="application/ld+json">{graph}</script>'
    assert read(page(ARTICLE, head=head)).image == "http://journal.example/a.jpg"


def test_json_ld_that_is_escaped_as_text_is_read():
    stated = '{"@type": "NewsArticle", "datePublished": "2026-03-03"}'.replace('"', "&quot;")
    head = f'<script type="application/ld+json">{stated}</script>'
    assert read(page(ARTICLE, head=head)).published_from == "json-ld"


def test_a_list_of_keywords_may_be_printed_as_one():
    head = '<meta name="keywords" content="[&quot;emploi&quot;,&quot;formation&quot;]">'
    assert read(page(ARTICLE, head=head)).tags == ("emploi", "formation")
    assert read(page(ARTICLE, head='<meta name="keywords" content="[emploi], formation">')).tags[0] == "[emploi]"
