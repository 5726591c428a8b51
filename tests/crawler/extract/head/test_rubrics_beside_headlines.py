"""Rubrics that a page marks beside its headline, or sets in its place; signs and escapes in titles."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, TITLE, page, read

SITE = '<meta property="og:site_name" content="Le Journal">'


@pytest.mark.parametrize(
    "marked",
    [
        "<a rel='category tag' href='/eco'>Économie</a>",
        "<p class='rubrique'><a href='/eco'>Économie</a></p>",
        "<div class='article__rubrique'>Économie</div>",
        "<div><span class='rubrique'>Économie</span> <span>3 mars 2026</span></div>",
        "<p>3 mars 2026 | <a rel='category' href='/eco'>Économie</a>, <a rel='tag' href='/t'>emploi</a></p>",
        "<span class='cat-links'>Dans <a href='/eco'>/ Économie</a></span>",
        "<a rel='category' href='/x'>Non classé</a> <a rel='category' href='/eco'>Économie</a>",
    ],
)
def test_what_is_marked_as_a_rubric_beside_the_headline_is_the_section(marked: str):
    assert read(page(marked, ARTICLE)).section == "Économie"
    assert read(page(ARTICLE).replace("<h1>", marked + "<h1>")).section == "Économie"
    declared = '<meta property="article:section" content="Région">'
    assert read(page(marked, ARTICLE, head=declared)).section == "Région"


@pytest.mark.parametrize(
    "marked",
    [
        "<a rel='tag' href='/eco'>Économie</a>",
        "<p class='rubrique'>Accueil</p>",
        "<p class='rubrique'>Publicité</p>",
        f"<p class='rubrique'>{TITLE}</p>",
        "<p><span class='rubrique'>3 mars 2026</span></p>",
        "<p class='rubrique'>Tout ce que la région fait pour ses ateliers</p>",
    ],
)
def test_other_links_and_labels_are_no_section(marked: str):
    assert read(page(marked, ARTICLE)).section == ""


def test_the_home_page_is_no_section():
    assert read(page(ARTICLE, head='<meta property="article:section" content="Accueil">')).section == ""


@pytest.mark.parametrize("rubric", ["Actualités", "Toutes les actualités", "Communiqués de presse", "Espace presse"])
def test_the_heading_below_a_rubric_of_every_site_is_the_headline(rubric: str):
    head = f"<html lang='fr'><title>{rubric} - Ville de Valmont</title>"
    assert read(f"{head}<h1>{rubric}</h1><h2>{TITLE}</h2>{ARTICLE}</html>").title == TITLE


def test_such_a_rubric_stays_the_title_above_links_and_short_headings():
    html = "<html lang='fr'><title>Actualités - Valmont</title><h1>Actualités</h1>{}" + ARTICLE + "</html>"
    for below in (f"<h2><a href='/1'>{TITLE}</a></h2>", "<h2>Vie locale</h2>"):
        assert read(html.format(below)).title == "Actualités"


@pytest.mark.parametrize("sign", ["«", ">", "»", "–", "·"])
def test_a_sites_name_is_cut_behind_any_sign(sign: str):
    html = f"<html lang='fr'><head><title>{TITLE} {sign} Le Journal</title>{SITE}</head><body>{ARTICLE}</body></html>"
    assert read(html).title == TITLE


def test_a_quotation_at_the_end_of_a_title_stays():
    title = "Les lecteurs disent adieu au « Journal »"
    assert read(page(ARTICLE, title=title)).title == title


def test_a_headline_escaped_twice_is_read_and_an_ampersand_stays():
    escaped = {
        "L&amp;#039;accord d&amp;rsquo;Épinay &amp;amp; Cie": "L'accord d’Épinay & Cie",
        "AT&amp;T &amp; Fils signent un accord": "AT&T & Fils signent un accord",
    }
    assert [read(page(ARTICLE, title=title)).title for title in escaped] == list(escaped.values())


def test_subjects_of_a_library_are_keywords():
    head = '<meta name="DC.subject" content="industrie ; emploi">'
    assert read(page(ARTICLE, head=head)).tags == ("industrie", "emploi")
