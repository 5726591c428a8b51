"""The second visit costs little: validators go out, 304 comes back, an equal body is recognised, no page twice."""

from __future__ import annotations

import pytest

from crawler.crawl.settings import MAX_ANSWER_BYTES
from store.types import FeedKind, Outcome
from tests.crawler.small_web import Crawled, SmallWeb, article, feed, rss, sitemap, sitemap_index

_COMMENT = b"<!--" + b"x" * (MAX_ANSWER_BYTES // 10) + b"-->"
_DAY = "2026-10-01T06:00:00Z"
_HOSTS = {
    "validated.example": {"/feed": rss("/0", "/1"), "/0": article("nord"), "/1": article("sud")},
    "plain.example": {"/feed": {"body": rss("/0"), "etag": False}, "/0": article("est")},
    "restless.example": {
        "/feed": {"body": rss("/0", "/flaky"), "etag": True},
        "/0": article("ouest"),
        "/flaky": {"status": 503},
    },
    "stirring.example": {
        "/feed": {"body": rss("/0"), "etag": False, "later": rss("/0", "/1")},
        "/0": article("amont"),
        "/1": article("aval"),
    },
    "section.example": {"/news": b"<!doctype html><p><a href=/0>Une ecluse de plus</a>", "/0": article("centre")},
    "dated.example": {
        "/sitemap.xml": sitemap_index("/sitemap.xml", "/a.xml", "/b.xml", "/missing.xml", modified=_DAY),
        "/a.xml": sitemap("/0", "/1"),
        "/b.xml": sitemap_index("/sitemap.xml", "/a.xml", "/c.xml", modified=_DAY),
        "/c.xml": sitemap("/2"),
        **{f"/{place}": article(f"plan {place}") for place in range(3)},
    },
    "whole.example": {
        "/sitemap.xml": sitemap_index("/a.xml", modified=_DAY),
        "/a.xml": sitemap("/0"),
        "/0": article("entier"),
    },
    "undated.example": {
        "/sitemap.xml": sitemap_index("/a.xml"),
        "/a.xml": {"body": sitemap("/0"), "later": sitemap("/0", "/1")},
        "/0": article("ancien"),
        "/1": article("nouveau"),
    },
    "crowded.example": {
        "/sitemap.xml": sitemap_index(*(f"/{place}.xml" for place in range(12)), modified=_DAY),
        **{f"/{place}.xml": sitemap("/0") + _COMMENT for place in range(12)},
        "/0": article("foule"),
    },
    "large.example": {"/sitemap.xml": sitemap("/0") + _COMMENT * 11, "/0": article("vaste")},
    "many.example": {
        "/sitemap.xml": sitemap_index(*(f"/{place}.xml" for place in range(40)), modified=_DAY),
        **{f"/{place}.xml": sitemap() for place in range(40)},
    },
}
_FEEDS = [
    *(feed(f"{name}.example") for name in ("validated", "plain", "restless", "stirring")),
    *(
        feed(f"{name}.example", "/sitemap.xml", FeedKind.SITEMAP)
        for name in ("dated", "whole", "undated", "crowded", "large", "many")
    ),
    feed("section.example", "/news", FeedKind.SECTION, link_pattern=r"/\d$"),
]


@pytest.fixture(scope="module")
def web(open_web) -> SmallWeb:
    return open_web(_HOSTS)


@pytest.fixture(scope="module")
def first(web: SmallWeb) -> Crawled:
    return web.crawl(_FEEDS)


@pytest.fixture(scope="module")
def second(web: SmallWeb, first: Crawled) -> Crawled:
    assert first.reports
    web.web.publish("stirring.example")
    web.web.publish("undated.example")
    return web.crawl(_FEEDS)


def test_the_first_visit_sends_no_validators(first: Crawled) -> None:
    assert not any("if-none-match" in request.headers for request in first.log)
    assert first.reports["validated.example"].kept == 2


@pytest.mark.parametrize(
    ("host", "path"),
    [("validated.example", "/feed"), ("section.example", "/news"), ("whole.example", "/sitemap.xml")],
)
def test_a_feed_is_asked_whether_it_changed(second: Crawled, host: str, path: str) -> None:
    (asked,) = [request for request in second.log if request.host == host and request.path == path]
    assert asked.status == 304
    assert asked.headers["if-none-match"].startswith('"')
    assert asked.headers["if-modified-since"].endswith("GMT")
    report = second.reports[host]
    assert (report.outcome, report.status, report.reason) == (Outcome.NOT_MODIFIED, 304, "304, not modified")


def test_a_server_without_validators_gives_the_same_bytes_as_before(second: Crawled) -> None:
    report = second.reports["plain.example"]
    assert (report.outcome, report.status, report.reason) == (Outcome.SAME_BODY, 200, "same bytes as before")


def test_no_page_is_fetched_twice(first: Crawled, second: Crawled) -> None:
    pages = [request.url for request in (*first.log, *second.log) if request.path.lstrip("/").isdigit()]
    assert len(pages) == len(set(pages))


def test_a_page_that_was_left_is_tried_again_though_the_feed_did_not_change(first: Crawled, second: Crawled) -> None:
    assert first.failure("restless.example").temporary
    assert second.failure("restless.example").reason == "http 503"
    assert second.reports["restless.example"].status == 304
    assert second.paths("restless.example") == ["/feed", "/flaky"]


def test_a_feed_that_changed_brings_what_is_new_alone(second: Crawled) -> None:
    report = second.reports["stirring.example"]
    assert (report.outcome, report.entries, report.known, report.kept) == (Outcome.NEW, 2, 1, 1)
    assert second.paths("stirring.example") == ["/feed", "/1"]


def test_the_sitemaps_of_an_index_are_read_each_once(first: Crawled) -> None:
    asked = first.paths("dated.example")
    assert sorted(path for path in asked if path.endswith(".xml")) == [
        "/a.xml",
        "/b.xml",
        "/c.xml",
        "/missing.xml",
        "/sitemap.xml",
    ]
    assert (first.reports["dated.example"].entries, first.reports["dated.example"].kept) == (3, 3)


def test_a_sitemap_may_be_larger_than_a_page(first: Crawled) -> None:
    assert first.reports["large.example"].kept == 1


def test_sitemaps_that_come_while_others_are_read_are_counted_once(first: Crawled) -> None:
    report = first.reports["crowded.example"]
    assert (report.entries, report.kept) == (12, 1)


def test_a_sitemap_that_is_missing_is_named_and_asked_for_again(first: Crawled, second: Crawled) -> None:
    assert first.failure("dated.example").url == "http://dated.example/missing.xml"
    assert "/missing.xml" in second.paths("dated.example")


def test_an_index_without_dates_is_read_again_since_it_does_not_change_with_its_sitemaps(second: Crawled) -> None:
    report = second.reports["undated.example"]
    assert (report.outcome, report.entries, report.known, report.kept) == (Outcome.NEW, 2, 1, 1)


def test_of_an_index_a_bounded_number_of_sitemaps_is_read(first: Crawled) -> None:
    assert len([path for path in first.paths("many.example") if path.endswith(".xml")]) == 20
    assert "lists more sitemaps than the 20 that are read" in first.reports["many.example"].reason
