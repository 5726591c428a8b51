"""Live blogs: their entries have headlines that are links, as lists of articles have."""

from __future__ import annotations

import pytest

from crawler.errors import HubPage
from tests.crawler.extract.extract_pages import FIRST, SECOND, THIRD, URL, paragraphs, read

TITLE = "Crue de la Seiche : la décrue s'amorce, suivez la situation en direct"
HEADLINES = ("Le pont de Chartres reste fermé", "Deux écoles rouvriront lundi", "La préfète est attendue sur place")
TEXTS = (FIRST, SECOND, THIRD)
LEAD = "Deux communes restent sous surveillance mercredi soir, et la préfète doit se rendre sur place."
DECLARED = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Crue de la Seiche"}</script>'


def live(*entries: str, head: str = "", title: str = TITLE) -> str:
    return (
        f'<html lang="fr"><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>'
        f'<p class="chapo">{LEAD}</p><div class="feed">{"".join(entries)}</div></article></body></html>'
    )


def entries(address: str = "/direct/1234-{place}.html", *, and_more: str = "") -> list[str]:
    found = []
    for place, (headline, text) in enumerate(zip(HEADLINES, TEXTS, strict=True)):
        texts = paragraphs(text, *([and_more + text] if and_more else []))
        headed = f'<h2><a href="{address.format(place=place)}">{headline}</a></h2>{texts}'
        found.append(f'<article class="entry" id="e{place}"><time>1{place}:20</time>{headed}</article>')
    return found


def told(*, and_more: str = "") -> str:
    lines: list[str] = []
    for headline, text in zip(HEADLINES, TEXTS, strict=True):
        lines += [headline, text, *([and_more + text] if and_more else [])]
    return "\n".join(lines)


@pytest.mark.parametrize("address", ["#e{place}", f"{URL}#e{{place}}", f"{URL}?entry={{place}}#e{{place}}"])
def test_headlines_that_lead_to_their_own_entry_are_intertitles(address: str):
    article = read(live(*entries(address)))
    assert (article.standfirst, article.body) == (LEAD, told())


def test_entries_of_what_is_declared_a_live_blog_are_its_text():
    article = read(live(*entries(), head=DECLARED))
    assert (article.standfirst, article.body) == (LEAD, told())


def test_so_are_timed_entries_of_some_paragraphs_below_a_headline_that_says_live():
    more = "Le soir venu, on l'a répété : "
    assert read(live(*entries(and_more=more))).body == told(and_more=more)


def test_those_of_one_paragraph_are_it_where_one_article_is_declared():
    declared = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Crue de la Seiche"}</script>'
    assert read(live(*entries(), head=declared)).body == told()


def test_a_list_of_timed_teasers_stays_a_list():
    teasers = entries() + entries()
    page = f"<html><head><title>Toute l'actualité en direct</title></head><body><h1>En direct</h1>{''.join(teasers)}"
    with pytest.raises(HubPage):
        read(page, url="http://journal.example/en-direct/")


def test_links_that_scripts_follow_do_not_make_a_list_of_headlines_a_text():
    teasers = "".join(f'<h3><a href="#">{headline}</a></h3>' for headline in HEADLINES * 2)
    with pytest.raises(HubPage):
        read(f"<html><head><title>Actualités</title></head><body><h1>Actualités</h1>{teasers}</body></html>", url=URL)
