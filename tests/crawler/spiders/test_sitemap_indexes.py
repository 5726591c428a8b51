"""Indexes of sitemaps of a site that is slow: a poll reads what there is time for, and the next one asks anew."""

from __future__ import annotations

import pytest

from store.types import FeedKind, Outcome
from tests.crawler.conftest import OpenWeb
from tests.crawler.small_web import Crawled, article, feed, sitemap, sitemap_index

_MAPS = [f"/s{number}.xml" for number in range(19)]
HOSTS = {
    "lent.example": {
        "/robots.txt": b"User-agent: *\nCrawl-delay: 0.5\n",
        "/feed": {"body": sitemap_index(*_MAPS, modified="2026-11-20T10:00:00Z"), "type": "text/xml", "etag": True},
        **{path: sitemap(f"/a{number}") for number, path in enumerate(_MAPS)},
        **{f"/a{number}": article(f"lent {number}") for number, _ in enumerate(_MAPS)},
    },
    "double.example": {
        "/feed": {"body": sitemap_index("/s.xml", "/s.xml", "/feed"), "type": "text/xml"},
        "/s.xml": sitemap("/a"),
        "/a": article("double"),
    },
}


@pytest.fixture(scope="module")
def polls(open_web: OpenWeb) -> list[Crawled]:
    web = open_web(HOSTS)
    return [web.crawl([feed(host, kind=FeedKind.SITEMAP) for host in HOSTS], poll_timeout_s=6.0) for _ in range(2)]


def test_sitemaps_that_there_is_no_time_for_are_left_for_the_sake_of_pages(polls: list[Crawled]) -> None:
    report = polls[0].reports["lent.example"]
    assert report.outcome is Outcome.NEW
    assert "there was no time for " in report.reason
    assert {"/s0.xml", "/a0"} <= set(polls[0].paths("lent.example"))
    assert "/s18.xml" not in polls[0].paths("lent.example")


def test_an_index_whose_sitemaps_were_not_all_read_is_asked_again_without_conditions(polls: list[Crawled]) -> None:
    assert polls[1].paths("lent.example")[:2] == ["/feed", "/s0.xml"]


def test_a_sitemap_that_is_listed_twice_is_asked_for_once(polls: list[Crawled]) -> None:
    paths = [path for path in polls[0].paths("double.example") if path.endswith(("feed", "xml"))]
    assert paths == ["/feed", "/s.xml"]
