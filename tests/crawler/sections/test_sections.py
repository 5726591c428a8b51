"""Links to articles among the other links of a page, with a pattern and without one."""

from __future__ import annotations

import re

import pytest

from crawler.errors import NotAFeed
from crawler.sections.sections import parse_section

URL = "https://www.dsi.example/actualites/"

PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Actualités – DSI</title></head><body>
<header><a href="/">Accueil</a>
<a href="/dossiers/le-grand-dossier-du-mois-2001.html">Le grand dossier du mois</a></header>
<nav><ul><li><a href="/actualites/cloud/">Toute l'actualité du cloud</a></li>
<li><a href="/a-la-une/les-dix-articles-les-plus-lus-999999.html">Les dix articles les plus lus</a></li></ul></nav>
<div role="navigation"><a href="/sujets/le-cloud-de-confiance-3003">Le cloud de confiance</a></div>
<main>
<article><a href="/actualites/lire-un-accord-1001.html"><img src="a.jpg" alt=""></a>
<header><h2><a href="/actualites/lire-un-accord-1001.html?utm_source=une">L’hôpital signe un accord</a></h2></header>
<p>Un résumé. <a href="/actualites/lire-un-accord-1001.html#suite">Lire</a></p></article>
<article><a href="lire-deux-1002.html"><h3>Deuxième</h3>
<p>Un résumé bien plus long que le titre de l’article.</p></a></article>
<div><a href="/2024/03/12/trois/">Trois éditeurs français misent sur l’export</a></div>
<div><a href="//www.dsi.example/l-etat-choisit-son-nuage.html">L’État choisit enfin son nuage</a></div>
<div><a href="spip.php?article32">Le mot du président de l’association</a></div>
<a href="/actualites/">Actualités</a> <a href="?page=2">Page suivante</a> <a href="/actualites/?page=3">3</a>
<a href="/auteurs/anne-le-goff-et-son-equipe">Anne</a>
<a href="/mentions-legales">Les mentions légales de ce site</a>
<a href="https://partenaire.example/offre-du-mois-de-mars-1005.html">Une offre à ne pas manquer</a>
<a href="javascript:void(0)">Partager cet article avec vos amis</a><a name="ancre">Une ancre sans aucune adresse</a>
</main>
<footer><a href="/qui-sommes-nous-et-que-faisons-nous-4242">Qui sommes-nous et que faisons-nous</a></footer>
</body></html>"""


def read(pattern: str = "", page: str | bytes = PAGE, content_type: str = "text/html; charset=utf-8"):
    body = page if isinstance(page, bytes) else page.encode()
    return parse_section(body, URL, pattern, content_type).entries


def test_a_pattern_picks_links_by_path_and_query_in_the_order_of_the_page():
    assert [(entry.url, entry.title) for entry in read(r"lire-.*\d+\.html|article\d+$")] == [
        ("https://www.dsi.example/actualites/lire-un-accord-1001.html", "L’hôpital signe un accord"),
        ("https://www.dsi.example/actualites/lire-deux-1002.html", "Deuxième"),
        ("https://www.dsi.example/actualites/spip.php?article32", "Le mot du président de l’association"),
    ]


def test_a_pattern_is_not_searched_in_the_host():
    with pytest.raises(NotAFeed):
        read(r"dsi\.example")


def test_a_pattern_may_pick_links_of_the_menu():
    assert [entry.title for entry in read("^/actualites/cloud/$")] == ["Toute l'actualité du cloud"]


def test_without_a_pattern_articles_are_told_from_navigation():
    assert [entry.title for entry in read()] == [
        "L’hôpital signe un accord",
        "Deuxième",
        "Trois éditeurs français misent sur l’export",
        "L’État choisit enfin son nuage",
        "Le mot du président de l’association",
    ]


def test_only_links_of_the_same_site_are_taken():
    assert all("partenaire.example" not in entry.url for entry in read("."))


def test_the_page_itself_is_not_listed():
    assert URL not in [entry.url for entry in read(".")]


def test_base_href_is_honoured():
    page = '<html><head><base href="/archives/2024/"></head><body><a href="lire-1.html">Un</a></body></html>'
    assert read("lire", page)[0].url == "https://www.dsi.example/archives/2024/lire-1.html"


def test_the_longest_text_of_an_address_is_its_title_where_it_is_first_linked():
    page = '<html><body><a href="/lire-1">Un</a><a href="/lire-2">Deux</a><a href="/lire-1">Un titre entier</a></body>'
    assert [entry.title for entry in read("lire", page)] == ["Un titre entier", "Deux"]


def test_a_link_without_words_takes_its_title_attribute():
    assert read("lire", '<html><body><a href="/lire-1" title="Le titre"><img></a></body></html>')[0].title == "Le titre"


@pytest.mark.parametrize("content_type", ["", "text/html", "text/html; charset=iso-8859-1", "text/html; charset=utf-8"])
def test_windows_1252_is_read_right_whatever_it_is_declared_as(content_type):
    assert read("lire-un", PAGE.encode("windows-1252"), content_type)[0].title == "L’hôpital signe un accord"


def test_xhtml_with_a_declaration_is_read():
    head = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
    page = head + '<body><a href="/lire-1">Été</a></body></html>'
    assert read("lire", page)[0].title == "Été"


def test_unclosed_tags_cost_no_link():
    assert (
        len(
            read("lire", '<html><body><div><a href="/lire-1">Un<p><a href="/lire-2">Deux<table><a href="/lire-3">Trois')
        )
        == 3
    )


@pytest.mark.parametrize(
    ("page", "what"),
    [
        (b"", "an empty body"),
        (b"{}", "a JSON document"),
        (b"%PDF-1.4", "a PDF"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "an RSS feed"),
        (b"Indisponible", "plain text"),
        (b"<html><!-- rien --></html>", "none of its 0 links"),
        (PAGE.encode(), "an HTML page titled “Actualités – DSI”: none of its 15 links matches 'introuvable'"),
    ],
)
def test_a_page_without_a_fitting_link_is_refused_and_named(page, what):
    with pytest.raises(NotAFeed, match=re.escape(what)):
        read("introuvable", page)


def test_a_page_where_nothing_looks_like_an_article_says_so():
    with pytest.raises(NotAFeed, match="none of its 1 links looks like an article"):
        read("", '<html><body><a href="/contact">Contact</a></body></html>')


def test_a_pattern_that_is_no_regular_expression_is_an_error():
    with pytest.raises(re.error):
        read("(")
