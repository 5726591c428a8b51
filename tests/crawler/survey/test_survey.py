"""Where a site's feeds are looked for, in which order, and which of those found is preferred; all without a network."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.errors import NotAFeed
from crawler.survey import FeedCandidate, FoundBy
from crawler.survey.candidates import newest_children, read_candidate, read_section_candidate
from crawler.survey.places import HomePage, read_home, usual_places
from crawler.survey.ranking import ranked
from crawler.survey.search import Place, Search
from store.types import Entry, FeedKind

NOW = datetime(2026, 10, 3, 12, tzinfo=UTC)
SITE = "https://www.canal.example/"
HOME = """<!doctype html><html><head><title>Accueil</title>
<meta property="og:site_name" content="Canal &amp; Cie">
<link rel="alternate" type="application/rss+xml" title="Tout" href="/tout.rss">
<link rel="ALTERNATE" type="application/atom+xml" href="tout.rss">
<link rel="alternate" type="application/feed+json" href="https://feeds.ailleurs.example/canal.json">
<link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" type="text/css" href="/feed.css">
</head><body><nav><a href="/actualites/">Actualités</a><a href="/groupe/espace-presse/">Presse</a>
<a href="/contact">Contact</a></nav>
<a href="/tout.rss">RSS</a><a href="/rss/economie.xml">Économie</a><a href="spip.php?page=backend">Syndiquer</a>
<a href="/les-flux-migratoires">Les flux migratoires de l'anguille</a><a href="/article/rssi">Un RSSI parle</a>
</body></html>"""


def home(markup: str = HOME) -> HomePage:
    return read_home(markup.encode(), SITE, "text/html; charset=utf-8")


def test_declared_feeds_come_once_in_the_order_of_the_page() -> None:
    assert home().declared == (
        ("https://www.canal.example/tout.rss", "Tout"),
        ("https://feeds.ailleurs.example/canal.json", ""),
    )


def test_links_that_look_like_feeds_are_tried_unless_they_are_declared() -> None:
    assert [url for url, _ in home().linked] == [
        "https://www.canal.example/rss/economie.xml",
        "https://www.canal.example/spip.php?page=backend",
    ]


def test_pages_that_are_called_like_lists_of_news_are_noted_and_the_site_has_a_name() -> None:
    assert home().sections == (f"{SITE}actualites/", f"{SITE}groupe/espace-presse/")
    assert home().name == "Canal & Cie"
    for called in ("l-actualite", "fil-d-actualite", "toutes-nos-actualites", "le-blog", "actualit%C3%A9s"):
        assert home(HOME.replace("/actualites/", f"/{called}/")).sections[0] == f"{SITE}{called}/"


@pytest.mark.parametrize(
    ("markup", "first"),
    [
        ('<link href="/wp-content/themes/x.css">', "/feed/"),
        ('<meta name="generator" content="SPIP 4.2">', "/spip.php?page=backend"),
        ('<meta name="Generator" content="Drupal 10">', "/rss.xml"),
        ('<meta name="generator" content="Hugo 0.1">', "/index.xml"),
        ("<p>rien</p>", "/feed/"),
    ],
)
def test_the_usual_places_begin_with_those_of_the_sites_software(markup: str, first: str) -> None:
    places = usual_places(markup)
    assert places[0] == first
    assert {"/feed/", "/rss.xml", "/feed.json", "/spip.php?page=backend"} <= set(places)


def test_an_answer_is_a_feed_a_sitemap_or_named_for_what_it_is() -> None:
    feed = b'<rss version="2.0"><channel><title>T</title><item><link>/1</link></item></channel></rss>'
    assert read_candidate(feed, SITE, "", FoundBy.USUAL).kind is FeedKind.FEED
    sitemap = b"<urlset><url><loc>https://www.canal.example/1</loc></url></urlset>"
    assert read_candidate(sitemap, SITE, "", FoundBy.ROBOTS).kind is FeedKind.SITEMAP
    with pytest.raises(NotAFeed, match="an HTML page titled “Accueil”"):
        read_candidate(HOME.encode(), SITE, "text/html", FoundBy.USUAL)


def test_a_page_without_articles_is_no_candidate() -> None:
    with pytest.raises(NotAFeed):
        read_section_candidate(b"<html><body><a href='/contact'>Contact</a></body></html>", SITE, "text/html")


def test_of_an_index_the_sitemap_of_news_and_the_newest_are_looked_into() -> None:
    def child(name: str, modified: str) -> str:
        return f"<sitemap><loc>{SITE}{name}.xml</loc><lastmod>{modified}</lastmod></sitemap>"

    children = child("pages", "2026-10-02") + child("2019", "2019-01-01") + child("news", "2026-10-01")
    index = f"<sitemapindex>{children}</sitemapindex>".encode()
    assert newest_children(index, SITE, 2) == [f"{SITE}news.xml", f"{SITE}pages.xml"]


def entry(number: int, age_days: float | None, *, titled: bool = True) -> Entry:
    at = NOW - timedelta(days=age_days) if age_days is not None else None
    return Entry(url=f"{SITE}{number}", title=f"Titre {number}" if titled else "", published_at=at)


def candidate(name: str, entries: list[Entry], kind: FeedKind = FeedKind.FEED, title: str = "") -> FeedCandidate:
    return FeedCandidate(
        url=f"{SITE}{name}",
        kind=kind,
        found_by=FoundBy.DECLARED,
        title=title,
        entries=tuple(entries),
        listed=len(entries),
    )


ALL = candidate("tout", [entry(number, number / 4) for number in range(20)])
PART = candidate("cloud", [entry(number, number / 4) for number in range(0, 20, 5)])
OLD = candidate("vieux", [entry(100 + number, 60 + number) for number in range(20)])
COMMENTS = candidate("comments/feed", [entry(200 + number, 0.1) for number in range(10)], title="Commentaires")
MAP = candidate("sitemap.xml", [entry(n, n / 4, titled=False) for n in range(100)], FeedKind.SITEMAP)
NEWS_MAP = candidate("news.xml", [entry(number, number / 4) for number in range(20)], FeedKind.SITEMAP)
PAGE = candidate("", [entry(number, None) for number in range(20)], FeedKind.SECTION)
EMPTY = candidate("rien", [])


@pytest.mark.parametrize(
    ("above", "below", "why"),
    [
        (ALL, PART, "it lists 20 of the 20 recent articles found here, the other 4"),
        (ALL, OLD, "its newest entry is 60 days younger"),
        (PART, COMMENTS, "the other lists comments, not articles"),
        (ALL, MAP, "a feed gives titles and dates, a plain sitemap lists every page"),
        (ALL, NEWS_MAP, "a feed gives titles and dates, a news sitemap gives titles and dates"),
        (NEWS_MAP, PAGE, "a news sitemap gives titles and dates, a page for readers gives titles"),
        (OLD, EMPTY, "the other lists nothing"),
    ],
)
def test_one_stands_above_another_for_a_reason(above: FeedCandidate, below: FeedCandidate, why: str) -> None:
    for order in ([above, below], [below, above]):
        first, second = ranked(order, NOW)
        assert (first.candidate.url, second.why) == (above.url, "")
        assert first.why.startswith(why)


@pytest.mark.parametrize("title", ["Comment ça marche", "Le commentaire du jour"])
def test_a_feed_that_explains_or_comments_is_one_of_articles(title: str) -> None:
    (one,) = ranked([candidate("comment-faire/feed", [entry(1, 0.1)], title=title)], NOW)
    assert one.shares["comments"] == 1.0
    (one,) = ranked([candidate("feed", [entry(1, 0.1)], title="Commentaires sur : Le Canal")], NOW)
    assert one.shares["comments"] < 0.1


def test_how_often_a_feed_publishes_and_how_fresh_it_is_are_told() -> None:
    (one,) = ranked([ALL], NOW)
    assert (one.newest_at, round(one.per_day or 0), one.covers, one.of) == (NOW, 4, 20, 20)


def searched(search: Search) -> list[str]:
    asked = []
    while place := search.next_place():
        asked.append(place.url)
    return asked


def test_usual_places_are_asked_only_when_nothing_declared_is_a_feed() -> None:
    search = Search(SITE)
    search.came_home(SITE, home(), None, [f"{SITE}plan.xml", "mailto:x"])
    declared = searched(search)[:5]
    assert not {f"{SITE}feed/", f"{SITE}rss.xml"} & set(declared)
    assert declared[:2] == ["https://www.canal.example/tout.rss", "https://feeds.ailleurs.example/canal.json"]
    assert f"{SITE}plan.xml" in declared
    search = Search(SITE)
    search.came_home(SITE, home(), PAGE, [])
    place = search.next_place()
    assert place is not None
    search.found(ALL, place)
    assert not [url for url in searched(search) if url.endswith(("/feed/", "/sitemap.xml", "/actualites/"))]


def test_of_the_usual_places_none_is_asked_after_one_that_is_a_feed() -> None:
    search = Search(SITE)
    search.came_home(SITE, home("<p>rien</p>"), None, [])
    first = search.next_place()
    assert first is not None
    assert first.found_by is FoundBy.USUAL
    search.found(ALL, first)
    assert search.next_place() is None


def test_pages_for_readers_are_the_last_resort_and_the_home_page_is_not_asked_twice() -> None:
    search = Search(SITE)
    search.came_home(SITE, home(), PAGE, [])
    asked = searched(search)
    assert asked[-2:] == [f"{SITE}actualites/", f"{SITE}groupe/espace-presse/"]
    assert len(asked) == len(set(asked))
    assert SITE not in asked
    assert [each.url for each in search.survey().candidates] == [SITE]


def test_a_search_ends_however_many_sitemaps_an_index_names() -> None:
    search = Search(SITE)
    search.came_home(SITE, None, None, [f"{SITE}{number}.xml" for number in range(500)])
    assert len(searched(search)) < 50


def test_a_page_that_lists_feeds_leads_to_them_and_no_further() -> None:
    search = Search(SITE)
    first = Place(url=f"{SITE}rss", found_by=FoundBy.LINKED)
    search.led_to(home(), first)
    place = search.next_place()
    assert place is not None
    assert (place.url, place.via) == (f"{SITE}rss/economie.xml", first.url)
    search.led_to(home('<a href="/autre.rss">Autre</a>'), place)
    assert f"{SITE}autre.rss" not in searched(search)


def test_another_name_of_the_same_feed_is_no_second_candidate() -> None:
    search = Search(SITE)
    for name in ("a", "b"):
        search.found(ALL, Place(url=SITE + name, found_by=FoundBy.LINKED))
    assert len(search.survey().candidates) == 1


def test_a_home_page_without_content_hides_no_usual_place() -> None:
    search = Search(SITE)
    search.came_home(SITE, None, None, [])
    assert {f"{SITE}feed/", f"{SITE}rss.xml", f"{SITE}sitemap.xml"} <= set(searched(search))
