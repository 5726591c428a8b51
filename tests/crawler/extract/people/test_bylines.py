from __future__ import annotations

import pytest

from crawler.extract.people.authors import author_names
from store.types import Entry
from tests.crawler.extract.extract_pages import ARTICLE, page, read


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("Par Hélène Marsac", ("Hélène Marsac",)),
        ("Hélène Marsac, Rédactrice en chef", ("Hélène Marsac",)),
        ("Par Hélène Marsac et Karim Delaunoy", ("Hélène Marsac", "Karim Delaunoy")),
        ("Hélène Marsac (avec AFP)", ("Hélène Marsac",)),
        ("Propos recueillis par Jean-Loup de l'Aubier", ("Jean-Loup de l'Aubier",)),
        ("Publié par Hélène Marsac le 3 mars 2026", ()),
        ("Par Hélène Marsac, le 15/11/2005 à 10:24", ("Hélène Marsac",)),
        ("Par Hélène Marsac | Publié le 3 mars 2026 à 8h", ("Hélène Marsac",)),
        ("La rédaction", ()),
        ("Par la rédaction", ()),
        ("La rédaction avec AFP", ("AFP",)),
        ("admin", ()),
        ("redaction@journal.example", ()),
        ("Journaliste", ()),
        ("Hélène Marsac ; Hélène Marsac", ("Hélène Marsac",)),
    ],
)
def test_a_byline_gives_names_alone(byline: str, people: tuple[str, ...]):
    assert author_names([byline]) == people


def test_an_agency_in_the_byline_of_others_is_credited_and_no_author():
    article = read(page('<p class="author">By Grant Smith and Nadia Belle, Reuters</p>', ARTICLE))
    assert (article.authors, article.credit) == (("Grant Smith", "Nadia Belle"), "Reuters")


def test_an_agency_alone_has_signed():
    article = read(page('<p class="author">Par Reuters</p>', ARTICLE))
    assert (article.authors, article.credit) == (("Reuters",), "Reuters")


def test_json_ld_names_the_authors_first():
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Nadia Belle"}]}</script>'
        '<meta name="author" content="Quelqu’un d’Autre">'
    )
    assert read(page(ARTICLE, head=head)).authors == ("Nadia Belle",)


def test_an_author_given_as_a_reference_is_looked_up():
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": {"@id": "#p"}},'
        '{"@type": "Person", "@id": "#p", "name": "Nadia Belle"}]}</script>'
    )
    assert read(page(ARTICLE, head=head)).authors == ("Nadia Belle",)


def test_a_signature_below_the_text_is_found_and_taken_out():
    article = read(page(ARTICLE, "<p>Article rédigé par</p><p><b>Nadia Belle</b>, Rédactrice en chef</p>"))
    assert article.authors == ("Nadia Belle",)
    assert "Nadia" not in article.body


def test_the_site_is_not_an_author_when_somebody_else_is():
    head = '<meta name="author" content="Le Journal">'
    assert read(page("<p>Par Nadia Belle</p>", ARTICLE, head=head)).authors == ("Nadia Belle",)


def test_the_entry_names_the_author_when_the_page_does_not():
    assert read(page(ARTICLE), entry=Entry(url="x", authors=("Nadia Belle",))).authors == ("Nadia Belle",)


def test_nobody_is_an_answer():
    assert read(page(ARTICLE)).authors == ()


def test_links_to_the_pages_of_authors_name_them():
    links = '<a href="/auteurs/nadia-belle">Nadia Belle</a>, <a href="/auteurs/k-osman">Karim Osman</a>'
    assert read(page(f"<div>{links}</div>", ARTICLE)).authors == ("Nadia Belle", "Karim Osman")


def test_the_site_on_a_line_below_the_author_is_no_part_of_the_name():
    block = '<div class="authorModule"><p>Nadia Belle</p><p>Le Journal</p></div>'
    assert read(page(block, ARTICLE)).authors == ("Nadia Belle",)
