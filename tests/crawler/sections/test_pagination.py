"""Which links lead to the rest of an article, and which look as if they did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.sections.page_numbers import first_of_later, keys_of_page, name_in_keys
from crawler.sections.pagination import Pagination, find_pagination
from store.urls import url_key

PLAIN = "https://dsi.example/actualites/lire-les-ports-passent-au-nuage-4512.html"
FOLDER = "https://dsi.example/actualites/les-ports-passent-au-nuage/"
SPIP = "https://dsi.example/spip.php?article32"
NEXT = [
    (PLAIN, '<link rel="next" href="/actualites/lire-les-ports-passent-au-nuage-4512-page-2.html">'),
    (PLAIN, "<link rel=next href=lire-les-ports-passent-au-nuage-4512_2.html>"),
    (PLAIN, '<p class="pagination"><a href="?page=2">&rsaquo;</a></p>'),
    (PLAIN, '<a href="/actualites/lire-les-ports-passent-au-nuage-4512,2.html">Page suivante &gt;</a>'),
    (PLAIN, "<a href='lire-les-ports-passent-au-nuage-4512-2.html'>Lire la suite</a>"),
    (PLAIN, '<div id="pager"><span>1</span> <a href="?utm_source=x&amp;page=2"><b>2</b></a></div>'),
    (FOLDER, '<div class="page-links">Pages : 1 <a href="2/">2</a> <a href="3/">3</a></div>'),
    (FOLDER, '<a href="https://www.dsi.example/actualites/les-ports-passent-au-nuage/page/2">Suite</a>'),
    (SPIP, '<a href="spip.php?article32&amp;page=2" rel="next nofollow">suite</a>'),
    (PLAIN + "?page=1", '<a href="?page=2">2</a>'),
    (FOLDER + "page-1/", '<a href="../page-2/">2</a>'),
]
NO_NEXT = [
    (PLAIN, '<link rel="next" href="/actualites/lire-un-autre-article-4513.html">'),
    (PLAIN, '<a href="/actualites/lire-les-ports-passent-au-nuage-4513.html" rel="next">Article suivant</a>'),
    (PLAIN, '<section class="comments-area"><a href="?page=2">2</a></section>'),
    (PLAIN, '<div id="reactions"><nav class="pagination"><a rel="next" href="?page=2">Suivant</a></nav></div>'),
    (PLAIN, '<a href="?page=2#comments">2</a>'),
    (PLAIN, '<a href="lire-les-ports-passent-au-nuage-4512.html/comment-page-2/">2</a>'),
    (PLAIN, '<a href="?cpage=2">2</a>'),
    (PLAIN, '<ul class="diaporama"><a href="?page=2">suivant</a></ul>'),
    (PLAIN, '<a href="?image=2">suivant</a>'),
    (PLAIN, '<p>Voir <a href="lire-les-ports-passent-au-nuage-4512-2.html">notre enquête de mai</a></p>'),
    (PLAIN, '<a href="https://autre.example/actualites/lire-les-ports-passent-au-nuage-4512.html?page=2">2</a>'),
    (PLAIN, '<div class="pagination"><a href="/actualites/?page=2">2</a></div>'),
    (PLAIN, '<div class="pagination"><a href="?page=3">3</a></div>'),
    ("https://dsi.example/lire-7", '<a href="/lire-8" rel="next">suivant</a>'),
    ("https://dsi.example/?p=7", '<a href="/?p=8" rel="next">suivant</a>'),
    (PLAIN, ""),
]


def leads(url: str, markup: str, **known: object) -> Pagination:
    page = f"<!doctype html><html><head></head><body><article><p>Du texte.</p></article>{markup}</body></html>"
    return find_pagination(page.encode(), url, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(("url", "markup"), NEXT)
def test_the_next_page_has_the_address_of_the_article_and_a_number(url: str, markup: str) -> None:
    assert url_key(leads(url, markup).next_url) in keys_of_page(url, 2)


@pytest.mark.parametrize(("url", "markup"), NO_NEXT)
def test_other_articles_comments_and_galleries_are_no_next_page(url: str, markup: str) -> None:
    assert leads(url, markup) == Pagination()


def test_each_page_leads_to_the_one_after_it() -> None:
    pager = '<p class="pager"><a href="?page=2">2</a> <a href="?page=3">3</a> <a href="?page=4">4</a></p>'
    assert leads(f"{PLAIN}?page=2", pager, first_url=PLAIN, place=2).next_url == f"{PLAIN}?page=3"
    assert leads(f"{PLAIN}?page=4", pager, first_url=PLAIN, place=4).next_url == ""


def test_pages_counted_from_nought_follow_each_other() -> None:
    pager = '<ul class="pager"><li><a rel="next" href="?page={}">suivant</a></li></ul>'
    assert leads(PLAIN, pager.format(1)).next_url == f"{PLAIN}?page=1"
    assert leads(f"{PLAIN}?page=1", pager.format(2), first_url=PLAIN, place=2).next_url == f"{PLAIN}?page=2"


@pytest.mark.parametrize("whole", ["?page=all", "?view=all", "lire-les-ports-passent-au-nuage-4512-page-all.html"])
def test_an_article_on_several_pages_may_offer_all_of_it_on_one(whole: str) -> None:
    pager = f'<div class="pagination"><a href="?page=2">2</a> <a href="{whole}">Tout lire sur une page</a></div>'
    assert leads(PLAIN, pager).whole_url.endswith(whole)
    assert leads(PLAIN, pager.replace("?page=2", "#")).whole_url == ""


@pytest.mark.parametrize(
    "link",
    [
        "<a href='{}'>1</a>",
        "<link rel=prev href='{}'>",
        "<link rel=canonical href='{}'>",
        "<a href='{}'>« précédente</a>",
    ],
)
def test_a_later_page_leads_to_its_first(link: str) -> None:
    url = PLAIN.replace(".html", "-page-2.html")
    assert leads(url, link.format(PLAIN)).first_url == PLAIN
    assert leads(url, f"<p>Notre <a href='{PLAIN}'>enquête sur les ports</a> de mai</p>").first_url == ""


@pytest.mark.parametrize("url", ["https://dsi.example/?page=12", "https://dsi.example/index.php?page=12", PLAIN])
def test_a_number_that_names_an_article_is_none_of_a_page(url: str) -> None:
    assert first_of_later(url) is None
    assert leads(url, "<a href='/'>1</a>").first_url == ""


@pytest.mark.parametrize(
    ("first", "name"),
    [
        (PLAIN, PLAIN.rpartition("/")[2].removesuffix(".html")),
        ("https://dsi.example/guide-des-ports-page-1.html?utm_source=x", "guide-des-ports"),
        ("https://dsi.example/amp/guide-des-ports/", "guide-des-ports"),
        ("https://dsi.example/2026/print-version", "print-version"),
        ("https://dsi.example/default.aspx?id=4512", ""),
        ("https://dsi.example/l%27%C3%A9cluse-rouverte", ""),
        ("https://dsi.example/port", ""),
        ("https://dsi.example", ""),
    ],
)
def test_the_plain_name_of_an_article_stands_in_the_keys_of_all_its_pages(first: str, name: str) -> None:
    assert name_in_keys(first) == name
    assert all(name in key for number in (1, 2, 10) for key in keys_of_page(first, number))


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_page_and_no_address_make_it_raise(url: str, href: str) -> None:
    markup = f'<div class="pager"><a rel="next" href="{href}2">2</a></div>'
    assert isinstance(find_pagination(markup.encode("utf-8", "replace"), f"https://a.example/{url}"), Pagination)
    assert isinstance(find_pagination(url.encode("utf-8", "replace"), url), Pagination)
