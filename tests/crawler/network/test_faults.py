"""A fault is remembered as what it is: what is gone for good is not asked for again, what may pass is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from crawler.network.faults import fault_of
from store.types import FeedKind
from tests.crawler.small_web import Crawled, Hosts, SmallWeb, article, feed, rss

_PAGES = {"missing": {"status": 404}, "gone": {"status": 410}, "broken": {"status": 500}}


def host_of(name: str) -> str:
    return f"{name}.example"


@pytest.fixture(scope="module")
def web(open_web) -> SmallWeb:
    hosts: Hosts = {
        host_of(name): {"/feed": rss("/page", "/good"), "/page": page, "/good": article(name)}
        for name, page in _PAGES.items()
    }
    mislabelled = {
        "/feed": {"body": rss("/good"), "type": "text/html"},
        "/good": {"body": article("type"), "type": "text/plain"},
    }
    return open_web({**hosts, "mislabelled.example": mislabelled})


@pytest.fixture(scope="module")
def crawled(web: SmallWeb) -> Crawled:
    return web.crawl([feed(host) for host in (*map(host_of, _PAGES), "mislabelled.example")])


def test_a_wrong_content_type_costs_neither_feed_nor_page(crawled: Crawled) -> None:
    report = crawled.reports["mislabelled.example"]
    assert (report.kept, report.failures) == (1, ())


def test_a_page_that_fails_for_good_is_not_asked_for_again(web: SmallWeb, crawled: Crawled) -> None:
    del crawled
    by_hand = replace(feed(host_of("gone"), "/page", FeedKind.PAGE), source="by hand")
    again = web.crawl([*map(feed, map(host_of, _PAGES)), by_hand])
    asked = {name: again.paths(host_of(name)).count("/page") for name in _PAGES}
    # A person who names a page has it asked for, whatever became of it.
    assert asked == {"missing": 0, "gone": 1, "broken": 3}
    assert again.failure("by hand").reason == "http 410"


def test_a_host_that_is_called_certificate_is_none() -> None:
    unknown = CannotResolveHostError("DNS lookup failed: no results for hostname lookup: certificate.example.")
    assert fault_of(unknown).reason == "no such host"
    broken = DownloadFailedError("[<twisted.python.failure.Failure OpenSSL.SSL.Error: certificate verify failed>]")
    assert fault_of(broken).reason == "tls"


def test_a_redirect_to_no_web_address_is_told_in_words() -> None:
    fault = fault_of(HttpError(Response("http://ailleurs.example/", status=302)))
    assert (fault.reason, fault.detail) == ("http 302", "it sends us on, and to no web address")
