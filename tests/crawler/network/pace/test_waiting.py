"""What a crawl hears of when to come again: by the feed's headers, by its words, from a server that is tired."""

from __future__ import annotations

import pytest

from store.types import FeedKind, Outcome
from tests.crawler.small_web import Crawled, article, feed, rss, sitemap

_TTL = rss("/0").replace(b"<channel>", b"<channel><ttl>45</ttl>")
HOSTS = {
    "fresh.example": {"/feed": {"body": rss("/0"), "headers": {"Cache-Control": "max-age=900"}}, "/0": article("Un")},
    "ttl.example": {"/feed": {"body": _TTL, "headers": {"Cache-Control": "max-age=900"}}, "/0": article("Deux")},
    "map.example": {
        "/feed": {"body": sitemap("/0"), "headers": {"Cache-Control": "max-age=900"}},
        "/0": article("Six"),
    },
    "silent.example": {"/feed": rss("/0", "/1"), "/0": article("Trois"), "/1": article("Quatre")},
    "tired.example": {"/feed": {"status": 503, "body": b"", "headers": {"Retry-After": "1800"}}},
    "page.example": {
        "/feed": rss("/0", "/1"),
        "/0": article("Cinq"),
        "/1": {"status": 429, "body": b"", "headers": {"Retry-After": "600"}},
    },
    "rude.example": {"/feed": {"status": 429, "body": b""}},
    "broken.example": {"/feed": {"status": 500, "body": b"", "headers": {"Retry-After": "600"}}},
}


@pytest.fixture(scope="module")
def crawled(open_web) -> Crawled:
    kinds = {"map.example": FeedKind.SITEMAP}
    return open_web(HOSTS).crawl([feed(host, kind=kinds.get(host, FeedKind.FEED)) for host in HOSTS])


@pytest.mark.parametrize(
    ("host", "hint_s"),
    [("fresh.example", 900.0), ("ttl.example", 2700.0), ("map.example", 900.0), ("silent.example", 0.0)],
)
def test_a_feed_says_how_long_its_answer_holds(crawled: Crawled, host: str, hint_s: float) -> None:
    assert crawled.reports[host].hint_s == hint_s


@pytest.mark.parametrize(
    ("host", "asked_s"),
    [
        ("tired.example", 1800.0),
        ("page.example", 600.0),
        ("rude.example", None),
        ("broken.example", None),
        ("silent.example", None),
    ],
)
def test_a_server_that_is_tired_says_for_how_long(crawled: Crawled, host: str, asked_s: float | None) -> None:
    assert crawled.reports[host].retry_after_s == asked_s


def test_entries_are_counted_when_they_are_first_seen(crawled: Crawled) -> None:
    assert crawled.reports["silent.example"].first_seen == 2
    assert crawled.reports["tired.example"].first_seen == 0


def test_a_page_that_is_refused_costs_only_itself(crawled: Crawled) -> None:
    assert crawled.reports["page.example"].outcome is Outcome.NEW
