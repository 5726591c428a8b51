"""Microdata of the article, beside that of comments and of other articles on its page."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, TITLE, page, read

PRINTED = "<p>Par Nadia Belle, le 3 mars 2026</p>"
DATE = '<meta itemprop="datePublished" content="2026-03-08T10:00:00+01:00">'
AUTHOR = '<meta itemprop="author" content="Gus Trop">'


def thing(kind: str, *properties: str) -> str:
    return f'<div itemscope itemtype="https://schema.org/{kind}">{"".join(properties)}</div>'


def told(html: str) -> tuple[str, tuple[str, ...]]:
    article = read(html)
    return (article.published_at.date().isoformat() if article.published_at else ""), article.authors


@pytest.mark.parametrize(
    "other",
    [
        thing("Comment", DATE, AUTHOR, "<p>Bravo à tous.</p>"),
        thing("UserComments", AUTHOR, DATE),
        thing("NewsArticle", '<a href="/x" itemprop="headline">Le tram de la ville en panne</a>', DATE, AUTHOR),
        thing(
            "BlogPosting",
            '<a href="/x"><h4 itemprop="name">Le tram de la ville en panne</h4></a>',
            '<time itemprop="datePublished" datetime="2026-03-08">dimanche</time>',
            '<p itemprop="author">Gus Trop</p>',
        ),
    ],
    ids=["comment", "comment of old", "teaser", "teaser of elements"],
)
def test_what_is_stated_of_comments_and_other_articles_is_not_of_the_page(other: str):
    assert told(page(PRINTED, ARTICLE, other)) == ("2026-03-03", ("Nadia Belle",))


@pytest.mark.parametrize(
    "html",
    [
        page(DATE, AUTHOR, ARTICLE),
        page(thing("NewsArticle", DATE, AUTHOR, ARTICLE)),
        page(thing("NewsArticle", f'<meta itemprop="headline" content="{TITLE}">', DATE, AUTHOR, ARTICLE)),
        page(thing("NewsArticle", '<meta itemprop="name" content="Former mille personnes">', DATE, AUTHOR, ARTICLE)),
        page(thing("Article", f'<i itemprop="headline">{TITLE}</i><i itemprop="name">Ici</i>', DATE, AUTHOR, ARTICLE)),
        page(DATE, AUTHOR, ARTICLE)
        .replace('class="article"', 'itemscope itemtype="https://schema.org/NewsArticle"')
        .replace("</h1>", '</h1><meta itemprop="headline" content="Un autre tour de phrase">'),
        page(ARTICLE, head=DATE + AUTHOR),
        page(ARTICLE, head=DATE + AUTHOR)
        .replace("<html", '<html itemscope itemtype="https://schema.org/WebPage"')
        .replace("<head>", '<head><meta itemprop="name" content="Le Journal">'),
    ],
    ids=["no thing", "no headline", "its own", "like its own", "one of two", "around it", "head", "the page"],
)
def test_what_is_stated_of_the_article_counts(html: str):
    assert told(html) == ("2026-03-08", ("Gus Trop",))
