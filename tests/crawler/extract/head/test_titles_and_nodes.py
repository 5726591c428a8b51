"""Headlines without what stands beside them, and JSON-LD that speaks of other articles than the page's."""

from __future__ import annotations

import json

import pytest

from crawler.extract import extract
from tests.crawler.extract.extract_pages import ARTICLE, TITLE, URL, page, read


@pytest.mark.parametrize("ending", [" ~ Le Journal", "—Le Journal", ", Le Journal", " (Le Journal)", " [Le Journal]"])
def test_a_sites_name_is_cut_from_the_window_title_whatever_parts_them(ending: str):
    html = page(ARTICLE).replace(f"<h1>{TITLE}</h1>", "").replace(f"{TITLE} - Le Journal", f"{TITLE}{ending}")
    assert read(html).title == TITLE


def test_a_name_in_a_headline_is_not_cut_when_it_is_no_sites():
    title = "Un accord pour mille personnes, Lyon"
    assert read(page(ARTICLE, title=title)).title == title


def test_a_badge_in_the_headline_is_not_of_it():
    head = f'<meta property="og:title" content="{TITLE}">'
    html = page(ARTICLE, head=head).replace(f"<h1>{TITLE}</h1>", f'<h1>{TITLE} <span class="b">Premium</span></h1>')
    assert read(html).title == TITLE


def test_a_second_half_of_the_headline_stays():
    head = f'<meta property="og:title" content="{TITLE}">'
    rest = "Six villes se partagent les places"
    html = page(ARTICLE, head=head).replace(f"<h1>{TITLE}</h1>", f"<h1>{TITLE} <span>{rest}</span></h1>")
    assert read(html).title == f"{TITLE} {rest}"


def node(headline: str, **properties: object) -> dict[str, object]:
    stated = {"@type": "NewsArticle", "headline": headline, "datePublished": "2025-01-01T08:00:00+01:00"}
    return {**stated, "author": {"name": "Karim Osman"}, **properties}


def signed(*nodes: dict[str, object]) -> str:
    head = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in nodes)
    byline = '<p class="meta">Par Nadia Belle, le 4 mars 2026 à 10h12</p>'
    article = extract(page(byline, ARTICLE, head=head).encode(), URL)
    assert article.published_at is not None
    return f"{', '.join(article.authors)} {article.published_at.date()}"


@pytest.mark.parametrize(
    "nodes",
    [
        pytest.param([node("Un cinéma rouvre", url="https://journal.example/culture/cinema-99")], id="elsewhere"),
        pytest.param([node("Un cinéma rouvre"), node("La piscine ferme")], id="several"),
        pytest.param(
            [{"@type": "ItemList", "itemListElement": [{"item": node("La gare"), "@type": "ListItem"}] * 2}],
            id="listed",
        ),
    ],
)
def test_json_ld_of_other_articles_dates_and_signs_nothing(nodes: list[dict[str, object]]):
    assert signed(*nodes) == "Nadia Belle 2026-03-04"


@pytest.mark.parametrize("name", ["url", "mainEntityOfPage", "@id"])
def test_the_node_with_the_address_of_the_page_describes_it(name: str):
    mine = node("Formation : ce qui change", datePublished="2026-03-04", author={"name": "Nadia Belle"}, **{name: URL})
    assert signed(node("Autre chose", url="https://journal.example/x"), mine) == "Nadia Belle 2026-03-04"


def test_a_lone_node_without_an_address_is_believed_under_another_headline():
    assert signed(node("Ce que disent les moteurs")) == "Karim Osman 2025-01-01"
