"""Feeds that have not changed cost one request each, and those that have are asked no second time for it."""

from __future__ import annotations

import pytest

from store.types import FeedKind
from tests.crawler.conftest import OpenWeb
from tests.crawler.small_web import Crawled, SmallWeb, article, feed, rss, sitemap, sitemap_index
from tests.store.conftest import ask

STILL = [f"calme-{number}.example" for number in range(6)]
_XML = "application/rss+xml"
HOSTS = {
    **{
        # Every second one ignores validators: only its bytes tell that nothing has changed.
        host: {"/feed": {"body": rss("/a"), "etag": number % 2 == 0, "type": _XML}, "/a": article(host)}
        for number, host in enumerate(STILL)
    },
    "neuf.example": {
        "/feed": {"body": rss("/a"), "later": rss("/b", "/a"), "type": _XML},
        **{path: article(f"neuf {path}") for path in ("/a", "/b")},
    },
    "index.example": {
        "/feed": {"body": sitemap_index("/s.xml"), "later": sitemap_index("/s.xml", "/t.xml"), "type": "text/xml"},
        "/s.xml": sitemap("/a"),
        "/t.xml": sitemap("/b"),
        **{path: article(f"index {path}") for path in ("/a", "/b")},
    },
    "panne.example": {"/feed": {"body": rss("/a"), "later": b"Erreur", "type": _XML}, "/a": article("panne")},
    "attente.example": {"/feed": rss("/a", "/b"), "/a": article("attente a"), "/b": {"status": 500}},
}
FEEDS = [feed(host, kind=FeedKind.SITEMAP if host == "index.example" else FeedKind.FEED) for host in HOSTS]


@pytest.fixture(scope="module")
def web(open_web: OpenWeb) -> SmallWeb:
    return open_web(HOSTS)


@pytest.fixture(scope="module")
def again(web: SmallWeb) -> Crawled:
    web.crawl(FEEDS)
    for host in ("neuf.example", "index.example", "panne.example"):
        web.web.publish(host)
    return web.crawl(FEEDS)


def test_a_feed_that_has_not_changed_is_asked_once_and_nothing_else(again: Crawled) -> None:
    assert {host: again.paths(host) for host in STILL} == {host: ["/feed"] for host in STILL}
    outcomes = [again.reports[host].outcome.value for host in STILL]
    assert outcomes == ["not modified", "same body"] * 3
    assert {again.reports[host].status for host in STILL} == {304, 200}
    assert {again.reports[host].failures for host in STILL} == {()}


def test_one_that_has_changed_is_read_from_the_answer_that_came(again: Crawled) -> None:
    assert again.paths("neuf.example") == ["/feed", "/b"]
    assert (again.reports["neuf.example"].kept, again.reports["neuf.example"].known) == (1, 1)
    assert again.paths("index.example")[0] == "/feed"
    assert sorted(again.paths("index.example")[1:]) == ["/b", "/s.xml", "/t.xml"]


def test_one_that_cannot_be_read_any_more_says_so(again: Crawled) -> None:
    assert again.paths("panne.example") == ["/feed"]
    assert (again.failure("panne.example").reason, again.failure("panne.example").stage.value) == ("not a feed", "feed")


def test_pages_that_wait_are_fetched_although_their_feed_says_nothing_new(again: Crawled) -> None:
    assert again.paths("attente.example")[:2] == ["/feed", "/b"]
    assert again.failure("attente.example").reason == "http 500"


def test_every_request_is_written_down_with_its_poll(web: SmallWeb, again: Crawled) -> None:
    asked = (
        "SELECT COUNT(*) FROM request JOIN crawl ON crawl.id = crawl_id WHERE outcome IN ('not modified', 'same body')"
    )
    assert ask(web.store_url, asked) == [(len(STILL),)]
