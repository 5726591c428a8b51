"""An export of a press archive is read article by article, and what is no article says what was expected."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.errors import BadLine
from crawler.europresse import articles_in, read_document, source_name
from crawler.exchange import OfferedArticle
from store.types import Rights
from tests.crawler.europresse_export import LEAD, REST, document, export


def read(*documents: str) -> list[OfferedArticle]:
    return [read_document(element) for element in articles_in(export(*documents))]


def test_a_document_becomes_an_article() -> None:
    (offered,) = read(document())
    found = offered.article
    assert offered.source == "Le Courrier de la Brenne"
    assert found.title == "La Brenne met ses étangs sous surveillance"
    assert found.body == "\n".join((LEAD, *REST))
    assert found.authors == ("Claire Vasseur", "Idris N’Diaye")
    assert (found.published_at, found.published_from) == (datetime(2026, 9, 14, 5, 15, tzinfo=UTC), "import")
    assert found.rights is Rights.LICENSED
    assert found.url.endswith("docKey=news%C2%B720260914%C2%B7CB%C2%B77654321")


def test_the_agency_that_an_exported_text_was_taken_from_is_credited() -> None:
    (offered,) = read(document(paragraphs=(LEAD, *REST, "(AFP)")))
    assert offered.article.credit == "AFP"


def test_the_address_on_the_web_is_that_of_the_article() -> None:
    (offered,) = read(document(link="https://www.courrier-brenne.example/eaux/etangs-7712.html"))
    assert offered.article.url == "https://www.courrier-brenne.example/eaux/etangs-7712.html"
    assert "Cet article est paru" not in offered.article.body


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Le Monde (site web)", "Le Monde"),
        ("Les Echos, no. 24123", "Les Echos"),
        ("La Croix, no. 43 212\n  , mardi 15 septembre 2026", "La Croix"),
        ("20 Minutes (site web)", "20 Minutes"),
        ("Ouest-France ; Rennes", "Ouest-France"),
        ("Le Figaro\n (site web)", "Le Figaro"),
        ("L'Usine Nouvelle no 3712", "L'Usine Nouvelle"),
    ],
)
def test_a_title_is_named_without_its_issue(printed: str, name: str) -> None:
    assert source_name(printed) == name


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("lundi 14 septembre 2026 742 mots, p. 12", 14),
        ("Mardi 1er septembre 2026", 1),
        ("Monday, September 14, 2026 512 words", 14),
        ("", 14),
        ("Une, p. 1", 14),
    ],
)
def test_a_day_is_read_from_the_header_else_from_the_number(header: str, day: int) -> None:
    (offered,) = read(document(header=header))
    assert offered.article.published_at == datetime(2026, 9, day, tzinfo=UTC)


def test_a_day_is_read_beside_the_section_where_the_header_has_none() -> None:
    beside = '</span><span class="DocTitreSousSection">Région</span><span>jeudi 10 septembre 2026 - 06:30'
    (offered,) = read(document(header=f"Une, p. 1{beside}"))
    assert offered.article.published_at == datetime(2026, 9, 10, 4, 30, tzinfo=UTC)


def test_lines_around_the_headline_are_no_part_of_it() -> None:
    under = '<p class="sm-margin-bottomNews">Cent quarante étangs, deux étés secs.</p>'
    authors = '<p class="sm-margin-bottomNews">Par Claire Vasseur, à Mézières</p>'
    (offered,) = read(document(under=under, authors=authors))
    assert offered.article.title == "La Brenne met ses étangs sous surveillance"
    assert offered.article.standfirst == "Cent quarante étangs, deux étés secs."
    assert offered.article.authors == ("Claire Vasseur",)


def test_marked_words_and_broken_lines_are_plain_text() -> None:
    (offered,) = read(document(paragraphs=("Un accord\n avec <mark>Microsoft</mark><br>Une  suite",)))
    assert offered.article.body == "Un accord avec Microsoft\nUne suite"


def test_older_exports_have_other_places() -> None:
    old = """<article><span class="DocPublicationName">Libération</span>
        <span class="DocHeader">5 février 2005</span><p class="titreArticleVisu">Un titre</p>
        <div class="DocText clearfix"><p>Un texte.</p></div>
        <div class="publiC-lblNodoc">news·20050205·LI·12</div></article>"""
    (offered,) = read(old)
    assert (offered.source, offered.article.title, offered.article.body) == ("Libération", "Un titre", "Un texte.")


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (document(name=""), "name of a title"),
        (document(title=""), "expected a title"),
        (document(paragraphs=()), "expected a text"),
        (document(number="sans numéro"), "number of the document"),
        ("<article></article>", "name of a title"),
        (document(name="Gazette " * 40), "of at most 200 characters"),
    ],
)
def test_what_is_missing_is_said(broken: str, expected: str) -> None:
    (element,) = articles_in(export(broken))
    with pytest.raises(BadLine, match=expected):
        read_document(element)


@pytest.mark.parametrize("body", [b"", b"<html><body><p>Rien.</p></body></html>", b"\x00\xff\xfe<", b"   "])
def test_what_is_no_export_is_said(body: bytes) -> None:
    with pytest.raises(BadLine):
        articles_in(body)


def test_an_export_that_declares_its_charset_is_read() -> None:
    declared = b'<?xml version="1.0" encoding="utf-8"?>' + export(document())
    assert [read_document(one) for one in articles_in(declared)] == read(document())


def test_articles_inside_articles_are_not_read_twice() -> None:
    assert len(articles_in(export(document().replace("<section>", "<section><article></article>")))) == 1


def test_a_deep_page_is_read_and_a_bottomless_one_is_refused() -> None:
    (offered,) = read(document(paragraphs=("<b>" * 200 + "Un texte" + "</b>" * 200,)))
    assert offered.article.body == "Un texte"
    with pytest.raises(BadLine):
        read(document(paragraphs=("<b>" * 9000 + "Un texte" + "</b>" * 9000,)))
