"""Sites of many kinds looked through in one crawl: what is found, what is asked for, and what stands in the way."""

from __future__ import annotations

import json

import pytest

from crawler.batch import SiteSurveyed
from crawler.survey import FoundBy, SiteSurvey
from store.types import FeedKind
from tests.crawler.conftest import OpenWeb
from tests.crawler.small_web import Crawled, Hosts, article, feed, rss, sitemap, sitemap_index


def html(head: str = "", body: str = "") -> bytes:
    return f'<!doctype html><html lang="fr"><head><title>Site</title>{head}</head><body>{body}</body></html>'.encode()


def alternate(href: str, kind: str = "rss+xml") -> str:
    return f'<link rel="alternate" type="application/{kind}" href="{href}">'


TEASERS = "".join(
    f'<div class="t"><h2><a href="/actus/{number}-le-bief-numero-{number}-rouvre-aux-bateaux">Le bief numéro {number} '
    "rouvre aux bateaux</a></h2></div>"
    for number in range(1001, 1007)
)
NEWS = (
    b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
    b"<url><loc>http://index.example/a-1</loc><n:news><n:publication_date>2026-10-02</n:publication_date>"
    b"<n:title>Le bief rouvre</n:title></n:news></url></urlset>"
)
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/1"}]}).encode()
CHALLENGE = html(
    "<title>Just a moment...</title>", "<p>Checking your browser</p><script src=/cdn-cgi/challenge-platform></script>"
)

HOSTS: Hosts = {
    "declared.example": {
        "/": html(alternate("/tout.xml") + alternate("/fil.json", "feed+json") + alternate("/mort.xml")),
        "/tout.xml": rss("/1", "/2"),
        "/fil.json": {"body": JSON_FEED, "type": "application/feed+json"},
        "/mort.xml": {"status": 404},
    },
    "listed.example": {
        "/": html(body='<a href="/nos-flux">Nos flux</a>'),
        "/nos-flux": html(body='<a href="/flux/eco.rss">Économie</a>'),
        "/flux/eco.rss": rss("/eco/1"),
    },
    "spip.example": {"/": html('<meta name="generator" content="SPIP 4">'), "/spip.php?page=backend": rss("/article1")},
    "index.example": {
        "/": html(),
        "/robots.txt": b"User-agent: *\nDisallow: /rss\nSitemap: http://index.example/plan.xml\n",
        "/plan.xml": sitemap_index("http://index.example/news.xml", "http://index.example/pages.xml"),
        "/news.xml": NEWS,
        "/pages.xml": sitemap("http://index.example/contact"),
    },
    "pages.example": {
        "/": html(body=f'<nav><a href="/presse/">Presse</a></nav><main>{TEASERS}</main>'),
        "/presse/": html(body=f"<main>{TEASERS}</main>"),
    },
    "itself.example": {"/": rss("/1")},
    "moved.example": {
        "/": {"status": 301, "location": "http://www.moved.example/fr/"},
    },
    "www.moved.example": {"/fr/": html(alternate("../fil.xml")), "/fil.xml": rss("/1")},
    "challenge.example": {"/": CHALLENGE},
    "refusing.example": {"/": {"body": CHALLENGE, "status": 403}},
    "forbidden.example": {"/": html(), "/robots.txt": b"User-agent: *\nDisallow: /\n"},
    "dead.example": {"/": {"fault": "reset"}},
    "bare.example": {"/": html(body="<p>Bientôt.</p>")},
    "article.example": {"/": article("Marnay")},
    "broken.example": {"/": b"<html><!-- rien -->", "/feed/": b"\x00\x01\x02" * 99},
}


@pytest.fixture(scope="module")
def crawled(open_web: OpenWeb) -> Crawled:
    return open_web(HOSTS).crawl([feed(host, "/", FeedKind.SITE) for host in HOSTS if host != "www.moved.example"])


def survey(crawled: Crawled, host: str) -> SiteSurvey:
    found = [event.survey for event in crawled.events if isinstance(event, SiteSurveyed)]
    (one,) = (each for each in found if each.asked_url == f"http://{host}/")
    return one


def addresses(crawled: Crawled, host: str) -> list[tuple[str, FeedKind, FoundBy]]:
    return [(each.url, each.kind, each.found_by) for each in survey(crawled, host).candidates]


def test_declared_feeds_are_read_json_feeds_too_and_nothing_else_is_tried(crawled: Crawled) -> None:
    assert addresses(crawled, "declared.example") == [
        ("http://declared.example/tout.xml", FeedKind.FEED, FoundBy.DECLARED),
        ("http://declared.example/fil.json", FeedKind.FEED, FoundBy.DECLARED),
    ]
    (missed,) = survey(crawled, "declared.example").missed
    assert missed.why.startswith("http 404")
    assert crawled.paths("declared.example") == ["/robots.txt", "/", "/tout.xml", "/fil.json", "/mort.xml"]


def test_a_page_that_lists_feeds_is_followed(crawled: Crawled) -> None:
    assert ("http://listed.example/flux/eco.rss", FeedKind.FEED, FoundBy.LINKED) in addresses(crawled, "listed.example")


def test_the_usual_place_of_the_sites_software_is_found_first(crawled: Crawled) -> None:
    assert addresses(crawled, "spip.example") == [
        ("http://spip.example/spip.php?page=backend", FeedKind.FEED, FoundBy.USUAL)
    ]
    assert len(crawled.paths("spip.example")) == 3


def test_sitemaps_of_robots_txt_are_looked_into_and_what_it_forbids_is_not_asked(crawled: Crawled) -> None:
    (only,) = survey(crawled, "index.example").candidates
    assert (only.url, only.found_by) == ("http://index.example/plan.xml", FoundBy.ROBOTS)
    assert "Le bief rouvre" in [entry.title for entry in only.entries]
    assert not [path for path in crawled.paths("index.example") if path.startswith("/rss")]


def test_pages_for_readers_are_offered_when_there_is_no_feed(crawled: Crawled) -> None:
    assert addresses(crawled, "pages.example") == [
        ("http://pages.example/", FeedKind.SECTION, FoundBy.PAGE),
        ("http://pages.example/presse/", FeedKind.SECTION, FoundBy.PAGE),
    ]
    assert survey(crawled, "pages.example").candidates[0].listed == 6


def test_a_feed_that_is_named_is_taken_as_it_is(crawled: Crawled) -> None:
    assert addresses(crawled, "itself.example") == [("http://itself.example/", FeedKind.FEED, FoundBy.GIVEN)]
    assert crawled.paths("itself.example") == ["/robots.txt", "/"]


def test_a_site_that_moved_is_looked_through_where_it_is(crawled: Crawled) -> None:
    assert survey(crawled, "moved.example").url == "http://www.moved.example/fr/"
    assert addresses(crawled, "moved.example") == [
        ("http://www.moved.example/fil.xml", FeedKind.FEED, FoundBy.DECLARED)
    ]


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("challenge.example", "bot challenge"),
        ("refusing.example", "bot challenge"),
        ("forbidden.example", "robots"),
        ("dead.example", "connection lost"),
    ],
)
def test_what_stands_in_the_way_is_named_and_no_other_door_is_tried(crawled: Crawled, host: str, reason: str) -> None:
    assert crawled.failure(host).reason == reason
    assert survey(crawled, host).candidates == ()
    assert {path for path in crawled.paths(host) if path != "/robots.txt"} <= {"/"}


@pytest.mark.parametrize("host", ["bare.example", "article.example", "broken.example"])
def test_a_site_without_anything_to_watch_ends_without_a_failure(crawled: Crawled, host: str) -> None:
    assert survey(crawled, host).candidates == ()
    assert crawled.reports[host].failures == ()
    asked = crawled.paths(host)
    assert "/feed/" in asked
    assert len(asked) == len(set(asked))
